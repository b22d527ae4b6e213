import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { inLanguage } from '../../domain/language.ts';
import type { ProcessEditorView } from '../../features/processes/processes.api.ts';
import { PageHeading } from '../../ui/Panel.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { Editor } from './Editor.tsx';
import './processes.css';

/** A draft of a process, loaded for writing. */
export function EditorPage() {
  const { language, w } = useWords();
  const { id = '' } = useParams();
  const draft = useQuery({
    queryKey: ['process-draft', id],
    queryFn: ({ signal }) => get<ProcessEditorView>(`/process-drafts/${id}`, { signal }),
    // what is being typed must not be replaced behind one's back
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = draft.data
    ? w.processes.editor.heading(inLanguage(draft.data.content.name, language))
    : w.processes.title;
  useTitle(title);
  return (
    <div className="processes process-editor">
      <PageHeading title={title} above={draft.data?.key} />
      {draft.isError && <LoadFailed error={draft.error} retry={() => draft.refetch()} />}
      {draft.isPending && <Skeleton />}
      {draft.data && <Editor key={draft.data.revision} draft={draft.data} reload={() => draft.refetch()} />}
    </div>
  );
}
