let wished = false;

/** Remembers that the person has gone to another screen, whose heading shall take the focus. */
export function wishHeadingFocus(): void {
  wished = true;
}

/** Answers once whether the focus was wished for. On the first screen it is not: the browser starts at the top. */
export function takeHeadingFocus(): boolean {
  const answer = wished;
  wished = false;
  return answer;
}
