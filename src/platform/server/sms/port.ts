/** The way to send a text message. What is behind it is set at start. */
export type SmsPort = {
  /** `id` is the same for every try of one message, for providers that can tell a repetition. */
  readonly send: (message: { readonly phone: string; readonly text: string; readonly id?: string }) => Promise<void>;
};

export type RecordedMessage = { readonly at: string; readonly phone: string; readonly text: string };

/** Sends nothing: keeps the last messages in memory, so that the product can be tried out without a provider. */
export type RecordingSms = SmsPort & { readonly recorded: () => readonly RecordedMessage[] };

const KEPT_MESSAGES = 100;

export function makeRecordingSms(now: () => string): RecordingSms {
  const messages: RecordedMessage[] = [];
  return {
    async send({ phone, text }) {
      messages.unshift({ at: now(), phone, text });
      messages.length = Math.min(messages.length, KEPT_MESSAGES);
    },
    recorded: () => messages,
  };
}

let port: SmsPort | undefined;
let recording: RecordingSms | undefined;

export function useSmsPort(chosen: SmsPort): void {
  port = chosen;
  recording = undefined;
}

/** Takes the recording stand-in as the port; only then can anybody read what it keeps. */
export function useRecordingSms(stand: RecordingSms): void {
  port = stand;
  recording = stand;
}

export function smsPort(): SmsPort {
  if (!port) throw new Error('The way to send messages is set at start.');
  return port;
}

/** What the stand-in kept; undefined when a real provider is at work, and then nobody can read messages here. */
export function recordedMessages(): readonly RecordedMessage[] | undefined {
  return recording?.recorded();
}
