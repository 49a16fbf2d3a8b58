import { use, type ReactNode } from 'react';
import { addressIn, FrameContext } from './frame-context.ts';

type PasskeyFieldsProps = {
  /** Whether the device is to make a key or to sign with one. */
  readonly act: 'make' | 'sign';
  /** Where the device is told what is asked of it: a path of the API, `/sign-in/passkey-challenges`. */
  readonly askAt: string;
  /** What is sent there. */
  readonly asking?: Readonly<Record<string, string>>;
  readonly button: string;
  readonly weight?: 'main' | 'quiet';
  /** Said when the device did not finish. */
  readonly failed: string;
  /** Fields of the same form; shown only where there are passkeys. */
  readonly children?: ReactNode;
};

/**
 * Lets a device make or use a passkey within a `PostForm`, which is then sent with `challengeId` and `response`. It
 * needs a script, so it stays hidden until the island `passkey` finds that this browser knows passkeys.
 */
export function PasskeyFields(props: PasskeyFieldsProps) {
  const { act, askAt, asking = {}, button, weight = 'quiet', failed, children } = props;
  const { placeSlug } = use(FrameContext);
  return (
    <div
      className="form-part"
      hidden
      data-passkey={act}
      data-ask-at={addressIn(placeSlug, `/api${askAt}`)}
      data-asking={JSON.stringify(asking)}
    >
      <input type="hidden" name="challengeId" />
      <input type="hidden" name="response" />
      {children}
      <p className="field-error" role="alert" hidden data-passkey-failed="">
        {failed}
      </p>
      <button className={`button button-${weight}`} type="submit">
        {button}
      </button>
    </div>
  );
}
