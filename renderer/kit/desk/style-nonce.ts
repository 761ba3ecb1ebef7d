/** The nonce of this answer, as the server wrote it into the page; undefined where no policy is set. */
export function styleNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
}

/**
 * Tables of the component kit measure the scroll bar with a style element that they give no nonce (`getScrollBarSize` of
 * `@rc-component/util`; only the kit's own styles take it from `csp`). The policy would report each as a violation, so
 * every style element that a script of this page makes carries the nonce from the start.
 */
export function giveStylesTheNonce(): void {
  const nonce = styleNonce();
  if (nonce === undefined) return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
