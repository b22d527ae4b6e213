const FRAME = 'print-frame';

/** Address of a paper of a dossier as PDF. */
export function paperHref(
  dossierId: string,
  paper: 'receipt' | 'control-sheet' | 'supplement-request' | 'refusal',
): string {
  return `/api/v1/dossiers/${dossierId}/papers/${paper}`;
}

/**
 * Opens the browser's print dialogue for a PDF of our own, without leaving the screen. Where the browser cannot print
 * a frame, nothing happens: the link to the paper stands beside.
 */
export function printPdf(href: string, title: string): void {
  document.getElementById(FRAME)?.remove();
  const frame = document.createElement('iframe');
  frame.id = FRAME;
  frame.title = title;
  frame.tabIndex = -1;
  frame.className = 'visually-hidden';
  frame.setAttribute('aria-hidden', 'true');
  frame.addEventListener('load', () => {
    try {
      frame.contentWindow?.print();
    } catch {
      frame.remove();
    }
  });
  frame.src = href;
  document.body.append(frame);
}
