import type { Words } from '../../kernel/words.ts';

const zhCN = {
  'not-signed-in': '请先登录，再办这件事。',
  'role-missing': '您没有办这件事的权限。如果这是您的工作，请联系本单位的管理员授权。',
  'step-up-needed': '办这件事之前，请先确认是您本人。',
  'malformed-input': '有几处没有填对，请看标出的地方。',
  'key-missing': '请求缺少 Idempotency-Key（一个 UUID），无法保证重复发送不会办两次。',
  'key-reused': '这个请求编号已用于另一件事，请重新发起。',
  'address-unknown': '没有这个地址。',
  'place-unknown': '没有这个共建区域。',
  'cross-site': '这个请求来自别的网站，没有受理。',
  'too-large': '发来的内容太大，请缩小后再试。',
  'file-type-unknown': '只收图片（JPEG、PNG、WebP）和 PDF 文件。',
  'body-unreadable': '没有读懂发来的内容，应为 JSON。',
  'form-unreadable': '没有读懂发来的表单，请回到原来的页面重新填写。',
  'our-fault': '系统出了差错，这件事没有办成。请稍后再试；如果仍然不行，请把这个编号告诉我们。',
  'not-ready': '系统正在启动或恢复，请过几秒再试；再试一次不会办两遍。',
};

export type PlatformRefusal = keyof typeof zhCN;

const en: typeof zhCN = {
  'not-signed-in': 'Please sign in first.',
  'role-missing': 'You do not have the right to do this. If it is your work, ask your administrator to grant it.',
  'step-up-needed': 'Before this is done, please confirm that it is you.',
  'malformed-input': 'Some fields are not right. Please see the places marked.',
  'key-missing': 'The request has no Idempotency-Key (a UUID), so sending it twice might do it twice.',
  'key-reused': 'This request key was used for something else. Please start again.',
  'address-unknown': 'There is no such address.',
  'place-unknown': 'There is no such co-building area.',
  'cross-site': 'This request comes from another site and was not accepted.',
  'too-large': 'What was sent is too large. Please make it smaller.',
  'file-type-unknown': 'Only images (JPEG, PNG, WebP) and PDF files are accepted.',
  'body-unreadable': 'The content could not be read. It should be JSON.',
  'form-unreadable': 'The form could not be read. Please go back to its page and fill it in again.',
  'our-fault':
    'Something went wrong on our side and this was not done. Please try again later, or tell us this number.',
  'not-ready': 'The system is starting or recovering. Please try again in some seconds; nothing is done twice.',
};

export const platformRefusals: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
