export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every try of one message. */
  readonly id: string;
};

/** The way to send mail. What is behind it is set at start. */
export type MailPort = { readonly send: (mail: Mail) => Promise<void> };

export type RecordedMail = Mail & { readonly at: string };

/** Sends nothing: keeps the last mails in memory, so that the product can be tried out without a server. */
export type RecordingMail = MailPort & { readonly recorded: () => readonly RecordedMail[] };

const KEPT_MAILS = 100;

export function makeRecordingMail(now: () => string): RecordingMail {
  const mails: RecordedMail[] = [];
  return {
    async send(mail) {
      mails.unshift({ ...mail, at: now() });
      mails.length = Math.min(mails.length, KEPT_MAILS);
    },
    recorded: () => mails,
  };
}

let port: MailPort | undefined;
let recording: RecordingMail | undefined;

export function useMailPort(chosen: MailPort): void {
  port = chosen;
  recording = undefined;
}

/** Takes the recording stand-in as the port; only then can anybody read what it keeps. */
export function useRecordingMail(stand: RecordingMail): void {
  port = stand;
  recording = stand;
}

export function mailPort(): MailPort {
  if (!port) throw new Error('The way to send mail is set at start.');
  return port;
}

/** What the stand-in kept; undefined when a real server is at work. */
export function recordedMails(): readonly RecordedMail[] | undefined {
  return recording?.recorded();
}
