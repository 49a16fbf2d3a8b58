import { civilDateOf, clockTimeOf, type Instant } from '../../../kernel/days.ts';
import type { ActivityState } from '../domain/model.ts';
import { dutiesEn } from './duties-en.ts';
import type { zhCN } from './zh-CN.ts';

const missing: typeof zhCN.missing = {
  placeText: 'the place',
  content: 'the content',
  conditions: 'the conditions',
  capacity: 'the number of people',
  howToSignUp: 'how to sign up',
  risks: 'possible risks (write “none” if there are none)',
  guarantees: 'the guarantees',
  leaderPersonId: 'the leader',
  segments: 'the segments',
};

const states: typeof zhCN.states = {
  draft: 'Draft',
  recruiting: 'Signing up',
  ended: 'Ended',
  settled: 'Settled',
  cancelled: 'Cancelled',
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayText(date: string): string {
  const [year, month = 1, day] = date.split('-').map(Number);
  return `${day} ${months[month - 1]} ${year}`;
}

const dayOf = (instant: Instant): string => dayText(civilDateOf(instant));

const times: typeof zhCN.times = {
  day: dayText,
  moment: (instant) => `${dayOf(instant)} ${clockTimeOf(instant)}`,
  span: (from, to) =>
    civilDateOf(from) === civilDateOf(to)
      ? `${dayOf(from)} ${clockTimeOf(from)}–${clockTimeOf(to)}`
      : `${dayOf(from)} ${clockTimeOf(from)} to ${dayOf(to)} ${clockTimeOf(to)}`,
  clock: (from, to) => `${clockTimeOf(from)}–${clockTimeOf(to)}`,
};

const refusals: typeof zhCN.refusals = {
  'activity-not-found': 'This activity was not found.',
  'organisation-not-found': 'This organisation was not found.',
  'segment-not-found': 'This activity has no such segment.',
  'leader-not-found': 'This leader was not found.',
  'id-already-used': 'This id has been used already. Please open the form again.',
  'not-yours-to-organise': 'Another organisation holds this activity; you cannot do this.',
  'not-yours-to-call': 'The roll is called by the leader of this activity.',
  'not-yours-to-countersign': 'The roll is countersigned by the organisation that holds the activity.',
  'caller-cannot-countersign': 'Neither the leader nor who called the roll can countersign it. Please ask a colleague.',
  'countersigner-is-on-the-list': 'You are on this list. Nobody countersigns hours of their own.',
  'step-not-open': ({ state }) =>
    `The activity is “${states[state as ActivityState] ?? state}”; this step is not open.`,
  'nothing-to-prove': 'There is no settled service on record in this time that could be proved.',
  'too-much-for-one-proof': (detail: Readonly<Record<string, string | number>>) =>
    `A proof lists at most ${detail['most']} pieces of service. Please prove them by periods.`,
  'holder-not-found': 'This person was not found.',
  'same-paper-stands': (detail: Readonly<Record<string, string | number>>) =>
    `The same proof was issued before, number ${detail['number']}.`,
  'not-yours-to-prove': 'Only a clerk of the recording organisation can issue it. Who recorded it proves it.',
  'ends-before-it-starts': 'The end must be later than the start.',
  'sign-up-closes-after-end': 'Sign-up cannot close after the activity ends.',
  'segment-outside-activity': 'A segment must lie within the time of the activity.',
  'announcement-incomplete': ({ missing: field }) =>
    `Still to be written: ${missing[String(field)] ?? field}. Only a complete announcement can be published.`,
  'announcement-holds-private-number':
    'A public text holds a telephone, identity or bank card number, or an e-mail. Please reword it, then publish.',
  'already-begun': 'The activity has begun.',
  'not-begun': 'The activity has not begun yet.',
  'attendance-already-countersigned': 'Attendance has been countersigned; the activity can no longer be cancelled.',
  'segments-not-countersigned': ({ open }) => `${open} segments are not countersigned yet.`,
  'not-recruiting': 'This activity takes no sign-ups now.',
  'sign-up-closed': 'Sign-up has closed.',
  'already-signed-up': 'You have signed up already.',
  'busy-at-that-time': 'You hold a place in another activity at that time. Withdraw there first.',
  'not-signed-up': 'You have not signed up, or have withdrawn.',
  'segment-not-begun': 'This segment has not begun yet.',
  'segment-not-over': 'This segment is not over yet. Countersign it afterwards.',
  'roll-not-called': 'The roll of this segment has not been called.',
  'roll-was-called-again': 'The roll has just been called again. Please read the new list first.',
  'already-countersigned': 'This segment has been countersigned already.',
  'not-among-the-signed-up': 'Someone on the list holds no place.',
  'person-listed-twice': 'The same person is on the list twice.',
  'outside-the-segment': 'Presence must lie within the segment and last at least a minute.',
  'more-than-a-day': 'One service cannot last more than 24 hours.',
  'served-elsewhere-at-that-time': 'Someone on the list has service on record elsewhere at that time.',
  ...dutiesEn.refusals,
};

const said: typeof zhCN.said = {
  listTitle: 'Activities',
  listLede: 'What is on, and how many places are left.',
  upcoming: 'Coming up',
  past: 'Held',
  nothingUpcoming: 'Nothing is coming up',
  nothingUpcomingWhy: 'New activities appear here when they are published.',
  nothingPast: 'Nothing has been held yet',
  nothingPastWhy: 'Activities stay here when they are over.',
  when: 'Time',
  where: 'Place',
  organiser: 'Organiser',
  conditions: 'Conditions',
  capacity: 'Number of people',
  howToSignUp: 'How to sign up',
  risks: 'Possible risks',
  guarantees: 'Guarantees',
  signUpCloses: 'Sign-up closes',
  content: 'Content',
  segments: 'Segments',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  freePlaces: (count) => {
    if (count === 0) return 'Full; you can wait for a place';
    return count === 1 ? '1 place left' : `${count} places left`;
  },
  waiting: (count) => `${count} waiting`,
  tookPart: 'Took part',
  present: (count) => `${count} present`,
  served: (hours) => `${hours} hours of volunteer service`,
  signUp: 'Sign up',
  signUpWaiting: 'Sign up and wait',
  signInFirst: 'Sign in to sign up',
  signUpClosed: 'Sign-up has closed.',
  mineConfirmed: 'You have signed up and hold a place.',
  mineWaiting: (before) =>
    before > 0 ? `You are waiting; ${before} before you.` : 'You are first on the waiting list.',
  mineWaitingHow: 'When someone withdraws, the place goes to the next in order of arrival.',
  withdraw: 'Withdraw',
  withdrawHow: 'If you cannot come, please withdraw early so the next can. It counts against you in no way.',
  cancelled: 'This activity has been cancelled.',
  earnsHours: 'Counts as volunteer service',
  earnsNoHours: 'Does not count as volunteer service',
  seeActivity: 'See the activity',
  seeMyActivities: 'My sign-ups',
  seeMyRecord: 'My service record',
  mineTitle: 'My activities',
  mineLede: 'What you have signed up for, the latest first.',
  mineEmpty: 'You have not signed up for anything',
  mineEmptyWhy: 'See what is on among the activities.',
  recordTitle: 'My service record',
  seeLedger: 'See the entries in the ledger',
  recordLede:
    'Only volunteer service counts. Hours are recorded after the leader’s roll call is countersigned by another.',
  recordEmpty: 'No service on record yet',
  recordEmptyWhy: 'Hours appear here after you served and it was countersigned.',
  totalHours: 'Hours in all',
  hours: (hours) => `${hours} h`,
  grade: { C: 'Roll call by the leader, countersigned by another' },
  gradeTerm: 'How it is known',
  leader: 'Leader',
  recordedOn: 'Recorded on',
  lateEntry: 'Late entry: after more than ten working days',
  recordTable: 'Service record',
  columns: { on: 'Date', activity: 'Activity', minutes: 'Duration', grade: 'How it is known', organiser: 'Organiser' },
};

const console: typeof zhCN.console = {
  nav: 'Activities',
  title: 'Activities',
  lede: 'Draft, publish, call the roll, countersign, settle.',
  draft: 'Draft an activity',
  revise: 'Revise the draft',
  empty: 'No activities yet',
  more: 'Show more',
  columns: { title: 'Activity', when: 'Time', organiser: 'Organiser', state: 'State', places: 'Places' },
  fields: {
    serves: 'Commitment served (may stay empty)',
    organisation: 'Organiser',
    title: 'Title',
    content: 'Content',
    place: 'Place',
    startsAt: 'Starts',
    endsAt: 'Ends',
    signUpClosesAt: 'Sign-up closes (empty: at the start)',
    capacity: 'Number of people',
    conditions: 'Conditions',
    risks: 'Possible risks (write “none” if there are none)',
    guarantees: 'Guarantees',
    howToSignUp: 'How to sign up',
    leader: 'Leader',
    segmentKind: 'Kind of segment',
    segmentTitle: 'Title of the segment',
    addSegment: 'Add a segment',
    removeSegment: 'Remove',
    reason: 'Why it is cancelled',
  },
  segmentNo: (no) => `Segment ${no}`,
  segmentTimes: 'Left empty, it takes the whole time of the activity.',
  leaderHint: 'A leader of this organisation, or yourself.',
  leader: 'Leader',
  recordDue: 'To be recorded by',
  publish: 'Publish',
  cancel: 'Cancel the activity',
  end: 'End the activity',
  settle: 'Settle',
  signUps: 'Sign-ups',
  noSignUps: 'Nobody has signed up yet',
  signUpColumns: { no: 'Order', name: 'Name', volunteerNo: 'Volunteer no.', state: 'State' },
  rollCall: 'Roll call',
  rollCallHow: 'Tick those present. Without other times the whole segment counts.',
  rollColumns: { present: 'Present', name: 'Name', from: 'From', to: 'To', minutes: 'Duration' },
  saveRoll: 'Hand in the roll call',
  calledBy: (name, when) => `Called by ${name}, ${when}`,
  notCalled: 'Not called yet',
  countersign: 'Countersign',
  countersignHow:
    'Compare with the paper list or with what you saw. Hours of volunteer service then go on record and can only be reversed, not changed.',
  countersignedBy: (name, when) => `Countersigned by ${name}, ${when}`,
  notYoursToCountersign: 'Someone of the organiser other than the leader and the caller must countersign.',
  minutes: (minutes) => `${minutes} min`,
  longDay: (on, hours) => `Someone served ${hours} hours on ${on}, more than 8. Please look again.`,
  done: 'Done',
};

const proofs: typeof zhCN.proofs = {
  title: 'Certificate of volunteer service',
  lede:
    'Issued by the organisation that recorded it, free of charge. One press issues it; download and print it yourself. ' +
    'Only settled service counts.',
  prove: 'Issue it',
  served: (times, hours) => `${times} times · ${hours} hours`,
  provenBy: (number) => `Issued: ${number}`,
  seePapers: 'My certificates',
  nav: 'Service records',
  screen: {
    title: 'Service records',
    lede: 'Who served at your organisations, from settled records. Who recorded it proves it: you issue the certificate.',
    caption: 'Who served',
    empty: 'No settled service is on record in this time.',
    from: 'From',
    to: 'To',
    columns: {
      name: 'Name',
      volunteerNo: 'Volunteer number',
      organiser: 'Recorded by',
      times: 'Times',
      hours: 'Hours',
      last: 'Latest',
    },
    issue: 'Issue a certificate',
    issueFor: (name) => `Issue a certificate to ${name}`,
    issued: 'Issued',
  },
};

export const en: typeof zhCN = {
  name: 'Activities',
  refusals,
  facts: {
    'activities.drafted': 'drafted an activity',
    'activities.revised': 'revised a draft',
    'activities.published': 'published an activity',
    'activities.cancelled': 'cancelled an activity',
    'activities.ended': 'ended an activity',
    'activities.settled': 'settled an activity',
    'activities.signed-up': 'signed up and got a place',
    'activities.put-on-waiting-list': 'signed up and waits',
    'activities.withdrawn': 'withdrew',
    'activities.moved-up': 'moved up from the waiting list',
    'activities.roll-called': 'called the roll',
    'activities.attendance-countersigned': 'countersigned attendance',
  },
  states,
  kinds: {
    study: 'Study',
    lecture: 'Lecture',
    visit: 'Visit',
    oath: 'Oath',
    tribute: 'Tribute',
    symposium: 'Symposium',
    signing: 'Signing',
    plaque: 'Plaques',
    'volunteer-service': 'Volunteer service',
  },
  ties: { signUps: 'sign-ups', records: 'service records' },
  signUpStates: { confirmed: 'Has a place', waiting: 'Waiting', withdrawn: 'Withdrawn' },
  missing,
  times,
  figures: {
    persons: {
      name: 'Participants',
      unit: 'persons',
      definition:
        'Different persons whose presence in the period was called and countersigned; each counts once however often they came.',
    },
    participations: {
      name: 'Participations',
      unit: 'participations',
      definition:
        'Countersigned persons of each activity in the period, added up; one person at three activities is three.',
    },
    sessions: {
      name: 'Activities held',
      unit: 'activities',
      definition:
        'Activities that began in the period, have ended or are settled, and had someone countersigned as present.',
    },
    'service-minutes': {
      name: 'Volunteer service',
      unit: 'hours',
      definition:
        'Service records of volunteer-service segments in the period, kept in minutes and shown as hours. Study, visits, signings and the like do not count.',
    },
  },
  due: {
    callRoll: { tag: 'Roll call', detail: 'the roll has not been called', step: 'Call the roll' },
    countersign: { tag: 'Countersign', detail: 'called by the leader, waits for a colleague', step: 'Countersign' },
    end: { tag: 'End', detail: 'its time is over, it has not been ended', step: 'End it' },
    settle: { tag: 'Settle', detail: 'all segments are countersigned', step: 'Settle it' },
  },
  said,
  duties: dutiesEn.console,
  life: {
    published: 'Published',
    held: 'Held',
    countersigned: 'Countersigned',
    settled: 'Settled',
    cancelled: 'Cancelled',
    dueBy: (date) => `by ${date}`,
  },
  proofs,
  console,
};
