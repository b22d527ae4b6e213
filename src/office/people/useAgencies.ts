import { useQuery } from '@tanstack/react-query';
import { get } from '../api.ts';
import { useWords } from '../language.ts';

interface Agency {
  code: string;
  name: string;
  nameEn: string | null;
}

/** Every agency of the province with its name in the language of the screen. */
export function useAgencies(): { code: string; name: string }[] {
  const { language } = useWords();
  const agencies = useQuery({
    queryKey: ['agencies'],
    queryFn: ({ signal }) => get<Agency[]>('/agencies', { signal }),
    staleTime: 300_000,
  });
  return (agencies.data ?? []).map(({ code, name, nameEn }) => ({ code, name: (language === 'en' && nameEn) || name }));
}
