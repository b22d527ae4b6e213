/**
 * What an agency's site loads by `<script src="…/nhung/tra-cuu.js" data-co-quan="H99.41" data-cao="420"></script>`: puts the look-up
 * into a frame where it stands, in the look of the agency (`data-co-quan`) or one of four colours (`data-mau`). Sets no
 * inline style and runs nothing else, so that strict sites can allow it.
 */
export function embedScript(address: string): string {
  return `(() => {
  const here = document.currentScript;
  if (!here) return;
  const { mau = '', coQuan = '', cao = '420', ngonNgu = 'vi' } = here.dataset;
  const frame = document.createElement('iframe');
  const url = new URL(${JSON.stringify(address)});
  if (mau) url.searchParams.set('mau', mau);
  if (coQuan) url.searchParams.set('cq', coQuan);
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
