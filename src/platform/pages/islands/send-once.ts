/**
 * A form that is on its way says so and cannot be sent a second time. Without this the second sending does no harm
 * either, because the form carries its key; it only saves people from wondering.
 */
export {};

const sent = new Map<HTMLFormElement, () => void>();

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.getAttribute('method') !== 'post' || event.defaultPrevented) return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.set(form, showSending(form));
});

// A page brought back by the browser's back button must not stay as it was left.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const restore of sent.values()) restore();
  sent.clear();
});

/** Shows that the form is being sent and returns how to take that back. */
function showSending(form: HTMLFormElement): () => void {
  const button = form.querySelector<HTMLButtonElement>('button[type="submit"]:not([disabled])');
  if (!button) return () => undefined;
  const text = button.textContent;
  // The width stays, so that nothing beside the button jumps.
  button.style.minWidth = `${button.offsetWidth}px`;
  button.textContent = button.dataset['sending'] ?? text;
  button.setAttribute('aria-disabled', 'true');
  form.setAttribute('aria-busy', 'true');
  return () => {
    button.style.minWidth = '';
    button.textContent = text;
    button.removeAttribute('aria-disabled');
    form.removeAttribute('aria-busy');
  };
}
