/** The nonce of this document, under which the content security policy lets styles be written while it runs. */
export function documentNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
}

/**
 * antd hands its nonce to every style but two: the one that stops the ground from scrolling under a drawer and the one
 * that measures the scroll bar. Without this the policy drops them and says so in the console each time.
 */
export function giveNonceToStyles(nonce: string): void {
  const create = document.createElement.bind(document);
  const createWithNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  document.createElement = createWithNonce as typeof document.createElement;
}
