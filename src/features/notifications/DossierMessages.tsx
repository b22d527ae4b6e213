import type { Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Details } from '../../ui/Details.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type LoggedMessage, stateWords } from './dossierMessages.ts';
import { PlainText } from './PlainText.tsx';

/** What an applicant was told about a dossier, if anything: each piece of news once, with every way it took. */
export function DossierMessages({ messages, language }: { messages: LoggedMessage[]; language: Language }) {
  const text = words(language).notifications;
  if (messages.length === 0) return null;
  return (
    <Panel title={text.log.title} icon="mail">
      <p>{text.log.lead}</p>
      {groupsOf(messages).map(([first, ...others]) => {
        const foreign = first.language === language ? undefined : first.language;
        return (
          <Details key={first.id} summary={`${first.subject} (${formatDateTime(first.createdAt)})`}>
            <div lang={foreign}>
              <PlainText text={first.body} />
            </div>
            <ul className="list">
              {[first, ...others].map((way) => (
                <li key={way.id}>
                  {[text.channel[way.channel], way.address].filter(Boolean).join(' ')}: {stateWords(way, language)}
                </li>
              ))}
            </ul>
          </Details>
        );
      })}
    </Panel>
  );
}

type Group = [LoggedMessage, ...LoggedMessage[]];

/** The same news over several ways, with the words of the portal, which hold no greeting. */
function groupsOf(messages: readonly LoggedMessage[]): Group[] {
  const groups = new Map<string, LoggedMessage[]>();
  for (const message of messages) {
    const key = `${message.eventKey} ${message.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()].map(
    (ways) => ways.sort((one, other) => Number(other.channel === 'PORTAL') - Number(one.channel === 'PORTAL')) as Group,
  );
}
