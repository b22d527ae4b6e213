import { carriedWords } from './words.ts';

/**
 * Reads the QR code of a citizen card out of a picture, where the browser can (`BarcodeDetector`): its text goes into the
 * box as if it were typed, and the button beside it is pressed. Elsewhere the box stays, for a scanner or for pasting.
 */
type Detector = new (options: {
  formats: string[];
}) => { detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> };

function start(panel: HTMLElement, detector: InstanceType<Detector>): void {
  const say = carriedWords(panel);
  const camera = panel.querySelector<HTMLElement>('[data-card-camera]');
  const picture = panel.querySelector<HTMLInputElement>('input[type="file"]');
  const text = panel.querySelector<HTMLInputElement>('input[name="_card"]');
  const button = panel.querySelector<HTMLButtonElement>('button[name="card"]');
  const status = panel.querySelector('[role="status"]');
  if (!camera || !picture || !text || !button || !status) return;
  camera.hidden = false;
  picture.addEventListener('change', () => {
    const [file] = picture.files ?? [];
    if (file) void read(file);
  });

  async function read(file: File): Promise<void> {
    if (!status || !text || !button) return;
    status.textContent = say('reading');
    try {
      const bitmap = await createImageBitmap(file);
      const codes = await detector.detect(bitmap);
      bitmap.close();
      const code = codes.find(({ rawValue }) => rawValue.includes('|'));
      if (!code) throw new Error('no code');
      text.value = code.rawValue;
      text.form?.requestSubmit(button);
    } catch {
      status.textContent = say('notFound');
    }
  }
}

const { BarcodeDetector } = window as { BarcodeDetector?: Detector };
if (BarcodeDetector)
  for (const panel of document.querySelectorAll<HTMLElement>('[data-card]'))
    start(panel, new BarcodeDetector({ formats: ['qr_code'] }));
