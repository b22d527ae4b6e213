import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { inLanguage } from '../../domain/language.ts';
import type { FormEditorView } from '../../features/forms/forms.api.ts';
import { PageHeading } from '../../ui/Panel.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { FormEditor } from './FormEditor.tsx';
import './forms.css';

/** One form in the editor. */
export function FormEditorPage() {
  const { language, w } = useWords();
  const { key = '' } = useParams();
  const view = useQuery({
    queryKey: ['form', key],
    queryFn: ({ signal }) => get<FormEditorView>(`/forms/${key}`, { signal }),
    // what is being written must not change under the hands
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const title = view.data ? inLanguage(view.data.form.title, language) : w.forms.editor.title;
  useTitle(title);
  return (
    <div className="form-editor">
      <PageHeading above={w.forms.editor.title} title={title} />
      {view.isPending && <Skeleton />}
      {view.isError && <LoadFailed error={view.error} retry={() => view.refetch()} />}
      {view.data && <FormEditor key={view.dataUpdatedAt} view={view.data} reload={() => view.refetch()} />}
    </div>
  );
}
