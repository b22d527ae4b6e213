import { useQuery } from '@tanstack/react-query';
import type { DossierPage, OpinionDesks } from '../../features/queues/queues.api.ts';
import { Select } from '../../ui/Choice.tsx';
import type { FieldProps } from '../../ui/Field.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { BRANCH_PREFIX } from './typed.ts';

function useDesks() {
  return useQuery({
    queryKey: ['desks'],
    queryFn: ({ signal }) => get<OpinionDesks>('/desks', { signal }),
    staleTime: 600_000,
  });
}

interface Props extends FieldProps {
  value: string;
  choose: (agencyCode: string) => void;
  unit: string;
  chooseUnit: (unitId: string) => void;
}

/** The agency whose opinion is asked, and in it one unit or all of it. */
export function DeskField({ value, choose, unit, chooseUnit, ...field }: Props) {
  const { w } = useWords();
  const desks = useDesks();
  if (desks.isError) return <LoadFailed error={desks.error} retry={() => desks.refetch()} />;
  if (desks.isPending) return <Skeleton lines={2} />;
  const agency = desks.data.items.find(({ code }) => code === value);
  return (
    <>
      <Select
        {...field}
        value={value}
        onChange={(event) => {
          choose(event.target.value);
          chooseUnit('');
        }}
        options={desks.data.items.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {agency && agency.units.length > 0 && (
        <Select
          language={field.language}
          name="opinionUnitId"
          id="action-opinionUnitId"
          label={w.dossier.field.unit}
          value={unit}
          onChange={(event) => chooseUnit(event.target.value)}
          empty={w.processing.wholeAgency}
          options={agency.units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}

/** The agencies of the parts whose agency the process leaves open; the others are told. */
export function BranchAgencies({
  page,
  texts,
  choose,
  error,
  language,
}: FieldProps & { page: DossierPage; texts: Record<string, string>; choose: (key: string, code: string) => void }) {
  const desks = useDesks();
  if (desks.isError) return <LoadFailed error={desks.error} retry={() => desks.refetch()} />;
  if (desks.isPending) return <Skeleton lines={2} />;
  return (
    <>
      {page.branching.map(({ id, name, agencyCode, tier }) =>
        agencyCode ? (
          <p key={id}>
            <strong>{name}</strong>: {desks.data.items.find(({ code }) => code === agencyCode)?.name ?? agencyCode}
          </p>
        ) : (
          <Select
            key={id}
            language={language}
            name={`${BRANCH_PREFIX}${id}`}
            id={`action-${BRANCH_PREFIX}${id}`}
            label={name}
            error={texts[`${BRANCH_PREFIX}${id}`] ? undefined : error}
            value={texts[`${BRANCH_PREFIX}${id}`] ?? ''}
            onChange={(event) => choose(`${BRANCH_PREFIX}${id}`, event.target.value)}
            options={desks.data.items
              .filter((agency) => agency.tier === tier)
              .map(({ code, name: agencyName }) => ({ value: code, label: agencyName }))}
          />
        ),
      )}
    </>
  );
}
