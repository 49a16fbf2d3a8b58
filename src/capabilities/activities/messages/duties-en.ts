import type { dutiesZhCN } from './duties-zh.ts';

export const dutiesEn: typeof dutiesZhCN = {
  refusals: {
    'not-yours-to-give': 'You cannot give this role at this activity.',
    'not-to-yourself': 'You cannot grant yourself a role. Please ask a colleague.',
    'activity-over': 'The activity is over; no helper is needed any more.',
    'duty-denied-there': 'This person was denied this role in this organisation.',
    'duty-already-held': 'This person has this role at this activity already.',
    'auditor-holds-nothing-else': 'An auditor holds no other role.',
  },
  console: {
    title: 'Helpers and leaders for the day',
    lede:
      'They hold for this activity alone. Helpers see who signed up and help to call the roll until it ends; leaders ' +
      'for the day until it is settled.',
    give: 'Ask somebody to help',
    giveHow: 'Found by telephone. Who has never signed in can use it from the first sign-in on.',
    duties: { helper: 'Activity helper', leader: 'Leader for the day' },
    what: {
      helper: 'Sees the names of those who signed up and can call the roll. Ends with the activity.',
      leader: 'Runs this activity and calls the roll. Ends when it is settled or called off.',
    },
    duty: 'Role',
    person: 'Person',
    phone: 'Their mobile number',
    phoneWrong: 'Please enter the eleven digits of a mobile number.',
    name: 'Their name',
    nameHint: 'Of those who have signed in before, the registered name counts.',
    nameMissing: 'Please give the name, two letters at least.',
    choose: 'Please choose.',
    givenBy: 'Given by',
    until: 'Until',
    untilSettled: 'it is settled',
    takeBack: 'Take back',
    takeBackSure: (name) => `Take the role at this activity back from ${name}?`,
    takeBackWhat: 'It ends with their next step.',
    empty: 'Nobody was asked to help yet.',
  },
};
