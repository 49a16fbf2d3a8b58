import type { NoticeKind, NoticeText } from '../domain/notice.ts';

/** The same in English. */
export const shippedEn: Readonly<Record<NoticeKind, NoticeText>> = {
  general: {
    title: 'Notice on personal information',
    points: {
      handler:
        'Your personal information is handled by the joint Party-building office of {place} and by your own organisation. The office has a privacy officer; choose “Personal information” under “Complaints and suggestions” at the foot of every page to write to them.',
      purposes:
        'We use it for these things only: to let you sign in; to arrange the activities you sign up for and tell you about them; to record the volunteer service you gave and certify it; to count people, participations and hours as the rules ask.',
      kinds:
        'Name, mobile number, organisation, sign-ups and attendance, time and content of volunteer service. Identity number and date of birth are entered by your organisation only where a matter needs them. We take no pictures of identity cards, no faces, no whereabouts and nothing about your family.',
      method:
        'You type it yourself, or your organisation enters it after you agreed. Telephone and identity numbers are kept encrypted and shown in part. Whoever looks at a whole number leaves a record.',
      sharing:
        'Public pages show neither your name nor your telephone. Before your information goes to another organisation, or your name is published, you are asked separately. We sell nothing and send nothing abroad.',
      necessity:
        'Name and mobile number are needed to sign in and sign up; without them there is no account. Everything else you may refuse, and it changes nothing about taking part.',
      retention:
        'Records of volunteer service are kept for at least ten years, as the national standard asks; system logs for at least six months. The rest is deleted when you close your account or its purpose is reached. What the law makes us keep is stored until its day and not used.',
      rights:
        'You may look at, copy, correct and delete your information at any time, withdraw a consent, and ask us to explain. Most of it you can do yourself under “My information”; for the rest send a request, answered in writing within fifteen working days.',
    },
  },
  children: {
    title: 'Rules on children’s personal information',
    points: {
      handler:
        'These rules are for children under fourteen. The information is handled by the joint Party-building office of {place} and by the organisation whose activity the child joins; the privacy officer answers for it.',
      purposes:
        'For one thing only: to let the child take part safely in the one activity the guardian agreed to. It serves nothing else, and nobody is compared or recommended anything by it.',
      kinds:
        'The child’s name and date of birth; the guardian’s name, relation and telephone; whether the child was present. No photos, no pictures of papers, nothing about health or whereabouts.',
      method:
        'The guardian gives it and signs. All of it is treated as sensitive: pages show a part of it, and staff who need to see it must say why, are approved by somebody else, and leave a record of every look.',
      sharing:
        'The child’s name is not published and not given to other organisations. Reports, cases and photos never hold a child’s real name.',
      necessity:
        'Without the guardian’s consent and telephone we could not reach the family when something happens, so the child could not take part. Not giving it has no other effect.',
      retention:
        'Deleted within thirty days after the activity, except records of volunteer service that the law makes us keep. Those are stored and not used.',
      rights:
        'Guardians may look at, correct and delete the child’s information at any time and withdraw consent in one press. Where we refuse a request we say why in writing. Looks at children’s information are audited every year.',
    },
  },
  'blood-publicity': {
    title: 'Notice on publicity about blood donation',
    points: {
      handler:
        'The publicity is made by the joint Party-building office of {place} and the organisation whose drive you joined. Donation itself is in the hands of the blood centre, and its information does not enter this system.',
      purposes: 'To thank donors by naming them and how often they gave in a bulletin or public list.',
      kinds:
        'Name, organisation and number of donations. No blood group, no results, no suitability and nothing about any illness.',
      method: 'Your organisation writes it into a bulletin, and whoever signs the bulletin checks it.',
      sharing: 'Once published anybody can read it. Without consent bulletins and lists say how many, never who.',
      necessity:
        'From donations people may guess at your health. That is sensitive, so you are asked separately. Refusing changes nothing about donating or taking part.',
      retention:
        'Names are taken out three years after publication. When you withdraw, they are left out at once from now on, and published pages are rewritten without them.',
      rights: 'You may withdraw in one press under “My consents” at any time, and look at and correct what names you.',
    },
  },
  photo: {
    title: 'Notice on photos of activities',
    points: {
      handler:
        'Photos are taken by the organisation in {place} that holds the activity, and used by it and the joint Party-building office.',
      purposes:
        'As one piece of evidence that an activity took place, and in bulletins. A photo is never the only evidence, and you may take part without one.',
      kinds:
        'Photos of you at an activity. Place, camera and whatever else is hidden in them is removed when they are handed in. No face recognition.',
      method:
        'Staff of the activity take them and hand them in. They must say whether minors or people being helped are shown from the front; then consent comes first.',
      sharing:
        'Photos in bulletins can be seen by anybody; those kept as evidence by the two sides of the matter and those who check it.',
      necessity:
        'A photo shows what you look like, so publishing it needs a consent of its own. If you refuse, we use pictures in which nobody can tell it is you; you may take part all the same.',
      retention:
        'Photos kept as evidence stay with the matter; those in bulletins are taken down when you withdraw your consent.',
      rights: 'You may withdraw in one press under “My consents” at any time, and ask for a photo to be deleted.',
    },
  },
};
