import type { Language } from '../../domain/language.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import type { OfferedPaper } from '../vault/listOffered.ts';

/** Field in which a paper of the vault is chosen for a paper of the draft. */
export const vaultField = (componentKey: string) => `vault.${componentKey}`;

/** The button beside it; its value is the component's key. */
export const TAKE = 'take';

/** A paper of the vault instead of a file: with how far it is trusted and until when it holds. */
export function VaultChoice({
  offered,
  componentKey,
  paperName,
  error,
  language,
}: {
  offered: readonly OfferedPaper[];
  componentKey: string;
  paperName: string;
  error?: string;
  language: Language;
}) {
  if (offered.length === 0) return null;
  const text = words(language).vault;
  return (
    <Details summary={text.reuse.title} open={error !== undefined}>
      <Select
        language={language}
        name={vaultField(componentKey)}
        label={text.reuse.choose}
        error={error}
        required={false}
        empty={text.reuse.none}
        options={offered.map((paper) => ({
          value: paper.id,
          label: describe(paper, language),
          disabled: paper.state !== 'VALID',
        }))}
      />
      <Button kind="secondary" name={TAKE} value={componentKey} aria-label={`${text.reuse.take}: ${paperName}`}>
        {text.reuse.take}
      </Button>
    </Details>
  );
}

/** `Giấy khai sinh, số 12/2020 – Kết quả … – có hiệu lực đến 31/12/2026`; what cannot be used says so. */
function describe({ name, number, validTo, trust, state }: OfferedPaper, language: Language): string {
  const text = words(language).vault;
  const title = [name, number].filter(Boolean).join(', ');
  const until = validTo && `${text.column.validTo.toLowerCase()} ${formatDate(validTo)}`;
  const usable = state === 'VALID' ? undefined : `${text.state[state]}: ${text.reuse.unusable.toLowerCase()}`;
  return [title, text.trust[trust], usable ?? until].filter(Boolean).join(' – ');
}
