import type { zhCN } from './zh-CN.ts';

export const en: typeof zhCN = {
  name: 'Roles and grants',
  refusals: {
    'person-not-found': 'Nobody is registered with this telephone. Please let them sign in once first.',
    'organisation-not-found': 'There is no such organisation.',
    'organisation-not-yours': 'You can grant only within the organisations entrusted to you.',
    'not-to-yourself': 'You cannot grant yourself a role. Please ask another administrator.',
    'role-already-held': 'This person holds this role there already.',
    'auditor-holds-nothing-else': 'An auditor holds no other role.',
    'grant-not-found': 'There is no such grant.',
    'grant-already-revoked': 'This role was taken back already.',
  },
  facts: {
    'roles.role-granted': 'granted a role',
    'roles.role-revoked': 'took a role back',
  },
  roles: {
    coordinator: {
      name: 'Coordinator',
      sentence: 'Reviews and publishes needs, follows up, closes out, checks roll calls.',
      warning: 'Sees sign-ups and hours within reach, names among them.',
    },
    clerk: {
      name: 'Liaison officer',
      sentence: 'Signs agreements, asks, claims, reports and accepts in the name of an organisation.',
      warning: 'Makes promises for the organisation.',
    },
    leader: {
      name: 'Activity leader',
      sentence: 'Runs activities and calls the roll.',
      warning: 'Sees who signed up.',
    },
    editor: { name: 'Editor', sentence: 'Drafts bulletins.', warning: 'Cannot sign what he drafted.' },
    signer: {
      name: 'Signer',
      sentence: 'Signs bulletins; they are public at once.',
      warning: 'Answers for what is public.',
    },
    'privacy-officer': {
      name: 'Privacy officer',
      sentence: 'Answers requests about personal data, approves looking at minors’ data, keeps the notices.',
      warning: 'Sees personal data after giving a reason.',
    },
    auditor: { name: 'Auditor', sentence: 'Reads what was done.', warning: 'Holds no other role.' },
    'security-administrator': {
      name: 'Security administrator',
      sentence: 'Grants and takes back roles within reach.',
      warning: 'Cannot grant himself anything.',
    },
    'system-administrator': {
      name: 'System administrator',
      sentence: 'Keeps rules, the working-day calendar, the channels of notices and imports.',
      warning: 'Neither reads the record nor grants roles.',
    },
  },
  grants: {
    title: 'Roles',
    lede: 'A role is granted over an organisation and holds for everything below it.',
    grant: 'Grant a role',
    revoke: 'Take back',
    revokeSure: (name, role) => `Take “${role}” back from ${name}? It ends with their next step.`,
    phoneWrong: 'Please enter the eleven digits of a mobile number.',
    choose: 'Please choose.',
    phone: 'Their mobile number',
    phoneHint: 'They must have signed in with it once.',
    role: 'Role',
    organisation: 'Organisation',
    person: 'Person',
    since: 'Granted',
    revoked: (date) => `taken back ${date}`,
    held: 'Held',
    state: 'State',
    granted: 'Granted.',
    taken: 'Taken back.',
    empty: 'No role was granted yet.',
  },
};
