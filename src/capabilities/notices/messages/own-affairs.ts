import type { Words } from '../../../kernel/words.ts';

const devices = { wechat: '微信', phone: '手机', tablet: '平板电脑', computer: '电脑' };
const notYou = '如果不是您本人操作，请马上改密码、退出其他设备，并告诉安全管理员。';

const zhCN = {
  passwordSet: { title: '登录密码已更改', text: `您的登录密码设置或更改了。${notYou}` },
  authenticatorAdded: { title: '已启用动态口令', text: `您的账号启用了动态口令。${notYou}` },
  authenticatorRemoved: { title: '动态口令已停用', text: `您的账号停用了动态口令。${notYou}` },
  recoveryCodeUsed: { title: '用掉了一个备用码', text: `有人用您的备用码通过了验证，这个码不能再用。${notYou}` },
  passkeyAdded: { title: '新增了通行密钥', text: `您的账号新增了一把通行密钥。${notYou}` },
  passkeyRemoved: { title: '通行密钥已删除', text: `您的账号删除了一把通行密钥。${notYou}` },
  passkeySuspected: {
    title: '通行密钥可能被复制',
    text: '您的一把通行密钥可能被复制，这次验证已拒绝。请到“登录与安全”删除它，再重新添加。',
  },
  identityLinked: { title: '已关联统一认证', text: `您的账号可以用统一认证登录了。${notYou}` },
  identityUnlinked: { title: '已取消统一认证', text: `您的账号不能再用统一认证登录。${notYou}` },
  secondFactorsReset: {
    title: '两步验证已重置',
    text: '安全管理员取消了您的动态口令和通行密钥，所有设备都已退出，请重新设置。如果您没有提出过，请马上告诉单位。',
  },
  invited: {
    title: '可以设置登录密码了',
    text: '安全管理员生成了供您设置密码的链接，会当面交给您。如果没有收到，请告诉安全管理员。',
  },
  newDevice: (device: keyof typeof devices) => ({
    title: '在新的设备上登录',
    text: `您的账号在${devices[device]}上登录了，以前没有在这类设备上登录过。${notYou}`,
  }),
  erasureAsked: (day: string) => ({
    title: '已申请注销账号',
    text: `账号将在 ${day} 注销，在此之前可以撤回。如果不是您本人申请，请马上撤回，并改密码。`,
  }),
  roleGranted: (role: string, organisation: string) => ({
    title: '授予了新的角色',
    text: `您在“${organisation}”有了“${role}”的角色。`,
  }),
  roleRevoked: (role: string, organisation: string) => ({
    title: '角色已收回',
    text: `您在“${organisation}”的“${role}”角色收回了。有疑问请联系安全管理员。`,
  }),
  roleFellAway: (role: string, organisation: string) => ({
    title: '角色已结束',
    text: `授予人的权限结束，您在“${organisation}”的“${role}”角色随之结束。`,
  }),
  roleDenied: (role: string, organisation: string) => ({
    title: '角色已停用',
    text: `您在“${organisation}”不能再行使“${role}”的角色。有疑问请联系安全管理员。`,
  }),
  denialLifted: (role: string, organisation: string) => ({
    title: '角色不再停用',
    text: `在“${organisation}”，“${role}”这个角色不再对您停用。`,
  }),
  credentialIssued: (number: string) => ({
    title: '收到一份证书',
    text: `编号 ${number}，可以在“我的证书”里查看和下载。`,
  }),
  credentialRevoked: (number: string) => ({
    title: '证书已撤销',
    text: `编号 ${number} 的证书撤销了，不再有效。原因见“我的证书”。`,
  }),
  requestAnswered: { title: '个人信息请求已答复', text: '您提出的个人信息请求有了答复，请看详情。' },
  requestRefused: { title: '个人信息请求未能办理', text: '您提出的个人信息请求未能办理，理由见详情。' },
  minorAccessApproved: {
    title: '查看申请已批准',
    text: '您申请查看的未成年人信息已批准，二十四小时内可以查看，每次查看都有记录。',
  },
  minorAccessDeclined: { title: '查看申请未批准', text: '您申请查看未成年人信息，没有批准，理由见详情。' },
  minorAccessExpired: {
    title: '查看申请已到期',
    text: '您查看未成年人信息的申请已到期。还需要时，请重新申请。',
  },
};

const enDevices: typeof devices = {
  wechat: 'WeChat',
  phone: 'a telephone',
  tablet: 'a tablet',
  computer: 'a computer',
};
const notYouEn =
  'If it was not you, change the password at once, sign out other devices and tell the security administrator.';

const en: typeof zhCN = {
  passwordSet: { title: 'Password changed', text: `Your password was set or changed. ${notYouEn}` },
  authenticatorAdded: { title: 'Authenticator added', text: `Your account now uses an authenticator. ${notYouEn}` },
  authenticatorRemoved: {
    title: 'Authenticator removed',
    text: `Your account no longer uses an authenticator. ${notYouEn}`,
  },
  recoveryCodeUsed: {
    title: 'A recovery code was used',
    text: `One of your recovery codes was used and is good no more. ${notYouEn}`,
  },
  passkeyAdded: { title: 'Passkey added', text: `A passkey was added to your account. ${notYouEn}` },
  passkeyRemoved: { title: 'Passkey removed', text: `A passkey was removed from your account. ${notYouEn}` },
  passkeySuspected: {
    title: 'A passkey may have been copied',
    text: 'One of your passkeys may have been copied and was refused. Remove it under “Signing in and security” and add a new one.',
  },
  identityLinked: {
    title: 'Identity provider linked',
    text: `Your account can sign in through the identity provider now. ${notYouEn}`,
  },
  identityUnlinked: {
    title: 'Identity provider unlinked',
    text: `Your account no longer signs in through the identity provider. ${notYouEn}`,
  },
  secondFactorsReset: {
    title: 'Second factors reset',
    text: 'The security administrator took away your authenticator and passkeys, and all devices were signed out. Please set them up anew. If you did not ask for this, tell your organisation at once.',
  },
  invited: {
    title: 'You can set a password',
    text: 'The security administrator made a link by which you set a password, and hands it to you in person. If you did not get it, tell the security administrator.',
  },
  newDevice: (device) => ({
    title: 'Signed in on a new kind of device',
    text: `Your account was signed in on ${enDevices[device]}, which it was not before. ${notYouEn}`,
  }),
  erasureAsked: (day) => ({
    title: 'Closing of the account asked for',
    text: `The account closes on ${day}; until then it can be taken back. If it was not you, take it back at once and change the password.`,
  }),
  roleGranted: (role, organisation) => ({
    title: 'A role was granted',
    text: `You hold the role “${role}” at “${organisation}”.`,
  }),
  roleRevoked: (role, organisation) => ({
    title: 'A role was taken back',
    text: `Your role “${role}” at “${organisation}” was taken back. For questions ask the security administrator.`,
  }),
  roleFellAway: (role, organisation) => ({
    title: 'A role ended',
    text: `The right of whoever granted it ended, and with it your role “${role}” at “${organisation}”.`,
  }),
  roleDenied: (role, organisation) => ({
    title: 'A role was suspended',
    text: `You can no longer act in the role “${role}” at “${organisation}”. For questions ask the security administrator.`,
  }),
  denialLifted: (role, organisation) => ({
    title: 'A role is no longer suspended',
    text: `At “${organisation}” the role “${role}” is no longer suspended for you.`,
  }),
  credentialIssued: (number) => ({
    title: 'You received a credential',
    text: `Number ${number}; see and download it under “My credentials”.`,
  }),
  credentialRevoked: (number) => ({
    title: 'A credential was revoked',
    text: `The credential ${number} was revoked and no longer stands. The reason is under “My credentials”.`,
  }),
  requestAnswered: { title: 'Your data request was answered', text: 'Your request has an answer; please look.' },
  requestRefused: { title: 'Your data request was refused', text: 'Your request was refused; the reason is there.' },
  minorAccessApproved: {
    title: 'Your request to look was approved',
    text: 'You may look at the minor’s data you asked for within twenty-four hours. Each look is recorded.',
  },
  minorAccessDeclined: {
    title: 'Your request to look was declined',
    text: 'Your request to look at a minor’s data was declined; the reason is there.',
  },
  minorAccessExpired: {
    title: 'Your request to look has ended',
    text: 'Your request to look at a minor’s data has ended. If you still need it, please ask again.',
  },
};

/** What people are told of their own account, roles, papers and data. */
export const ownAffairs: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
