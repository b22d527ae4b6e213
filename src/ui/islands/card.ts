import { carriedWords } from './words.ts';

/**
 * A picture of a citizen card is sent as soon as it is chosen. Where the browser reads QR codes itself (`BarcodeDetector`),
 * only the text of the code goes along, as if it were typed; elsewhere the server reads the picture.
 */
type Detector = new (options: {
  formats: string[];
}) => { detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> };

const { BarcodeDetector } = window as { BarcodeDetector?: Detector };

async function readHere(file: File): Promise<string | undefined> {
  if (!BarcodeDetector) return undefined;
  try {
    const bitmap = await createImageBitmap(file);
    const codes = await new BarcodeDetector({ formats: ['qr_code'] }).detect(bitmap);
    bitmap.close();
    return codes.find(({ rawValue }) => rawValue.includes('|'))?.rawValue;
  } catch {
    return undefined;
  }
}

function start(panel: HTMLElement): void {
  const say = carriedWords(panel);
  const picture = panel.querySelector<HTMLInputElement>('input[type="file"]');
  const text = panel.querySelector<HTMLInputElement>('input[name="_card"]');
  const button = panel.querySelector<HTMLButtonElement>('button[name="card"]');
  const status = panel.querySelector('[role="status"]');
  if (!picture || !text || !button || !status) return;
  picture.addEventListener('change', async () => {
    const [file] = picture.files ?? [];
    if (!file) return;
    status.textContent = say('reading');
    const code = await readHere(file);
    if (code) {
      text.value = code;
      picture.value = '';
    }
    text.form?.requestSubmit(button);
  });
}

for (const panel of document.querySelectorAll<HTMLElement>('[data-card]')) start(panel);
