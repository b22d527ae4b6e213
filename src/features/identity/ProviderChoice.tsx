import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { PROVIDER_PATHS } from './paths.ts';
import type { IdentityProvider } from './providers.ts';

interface ProviderChoiceProps {
  language: Language;
  providers: readonly IdentityProvider[];
  /** address to go to afterwards */
  next?: string;
  /** the level that must be reached, for step-up */
  least?: number;
  fresh?: boolean;
}

/** One button for each provider; nothing where there is none. */
export function ProviderChoice({ language, providers, next, least, fresh }: ProviderChoiceProps) {
  const text = words(language).identity;
  if (providers.length === 0) return null;
  const query = new URLSearchParams({
    ...(next && { tiep: next }),
    ...(least && { muc: String(least) }),
    ...(fresh && { moi: '1' }),
  }).toString();
  return (
    <ul className="list-plain stack">
      {providers.map(({ key, name, nameEn }) => (
        <li key={key}>
          <ButtonLink href={`${PROVIDER_PATHS.start(key)}${query && `?${query}`}`} icon="person" large>
            {(least ? text.stepUp.with : text.signOn.with)(language === 'en' ? (nameEn ?? name) : name)}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
