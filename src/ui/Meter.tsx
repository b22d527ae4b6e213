/** How much is done, as a bar and in words. `percent` 0–100. */
export function Meter({ label, percent, text }: { label: string; percent: number; text: string }) {
  return (
    <div className="meter">
      <p className="meter-text">{text}</p>
      <progress max={100} value={percent} aria-label={label} aria-valuetext={text} />
    </div>
  );
}
