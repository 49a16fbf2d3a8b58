/** A text that must stay letter by letter as it is, to be copied and kept. Long words break on phones. */
export function KeptText({ text }: { readonly text: string }) {
  return (
    <pre className="kept-text" lang="en">
      {text}
    </pre>
  );
}
