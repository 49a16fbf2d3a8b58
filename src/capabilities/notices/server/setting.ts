/** What notices must know of the installation; set once at start. */
type NoticesSetting = {
  /** What people type, for links in messages; without a slash at the end. */
  readonly publicUrl: string;
  /** Whether the demo town lives here, so that kept mails may be read. */
  readonly isDemo: boolean;
  /** Whether webhooks may call addresses of the operator's own network. */
  readonly mayCallInside: boolean;
};

let setting: NoticesSetting = { publicUrl: '', isDemo: false, mayCallInside: false };

export function setNotices(chosen: NoticesSetting): void {
  setting = chosen;
}

export function noticesSetting(): NoticesSetting {
  return setting;
}
