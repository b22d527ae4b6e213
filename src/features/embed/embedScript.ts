/**
 * What an agency's site loads by `<script src="…/nhung/tra-cuu.js" data-mau="xanh" data-cao="420"></script>`: puts the look-up
 * into a frame where it stands. Sets no inline style and runs nothing else, so that strict sites can allow it.
 */
export function embedScript(address: string): string {
  return `(() => {
  const here = document.currentScript;
  if (!here) return;
  const { mau = '', cao = '420', ngonNgu = 'vi' } = here.dataset;
  const frame = document.createElement('iframe');
  const url = new URL(${JSON.stringify(address)});
  url.searchParams.set('mau', mau);
  url.searchParams.set('lang', ngonNgu);
  frame.src = url.href;
  frame.title = ngonNgu === 'en' ? 'Dossier look-up' : 'Tra cứu hồ sơ';
  frame.width = '100%';
  frame.height = cao;
  frame.setAttribute('loading', 'lazy');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  frame.setAttribute('sandbox', 'allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox');
  here.after(frame);
})();
`;
}
