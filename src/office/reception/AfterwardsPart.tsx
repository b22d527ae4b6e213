import { useQuery } from '@tanstack/react-query';
import { formatDateTime } from '../../domain/text/format.ts';
import type { DownTimes } from '../../features/downTime/downTime.api.ts';
import { TextInput } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { get } from '../api.ts';
import { useWords } from '../language.ts';

export interface TypedLine {
  number: string;
  at: string;
}

interface Props {
  downTimeId: string;
  line: TypedLine;
  change: (line: TypedLine) => void;
  errorOf: (field: string) => string | undefined;
}

/** Which line of the paper journal is entered, and when it was true (Đ.3.5 quy chế Đồng Nai). */
export function AfterwardsPart({ downTimeId, line, change, errorOf }: Props) {
  const { language, w } = useWords();
  const d = w.downTime;
  const downTimes = useQuery({
    queryKey: ['downTimes'],
    queryFn: ({ signal }) => get<DownTimes>('/down-times', { signal }),
  });
  const found = downTimes.data?.items.find(({ id }) => id === downTimeId);
  const field = (name: keyof TypedLine) => ({
    language,
    name,
    label: d.field[name],
    error: errorOf(name),
    autoComplete: 'off',
    value: line[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ ...line, [name]: event.target.value }),
  });
  return (
    <Panel title={d.afterwardsFor(found?.series ?? '')} icon="clock" tone="accent">
      {found && (
        <p>
          {d.kind[found.kind]}{' '}
          {found.toAt
            ? d.fromTo(formatDateTime(found.fromAt), formatDateTime(found.toAt))
            : d.since(formatDateTime(found.fromAt))}
          . {found.reason}
        </p>
      )}
      <div className="reception-fields">
        <TextInput {...field('number')} width="short" maxLength={40} />
        <TextInput {...field('at')} width="medium" hint={d.momentHint} maxLength={30} />
      </div>
    </Panel>
  );
}
