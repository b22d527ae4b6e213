import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { postForFile } from '../api.ts';
import { useWords } from '../language.ts';

/** Makes the paper that the action would issue and offers it; nothing is changed by it. */
export function PaperPreview({ dossierId, input }: { dossierId: string; input: () => object | undefined }) {
  const { language, w } = useWords();
  const preview = useMutation({
    mutationFn: async (body: object) =>
      URL.createObjectURL(await postForFile(`/dossiers/${dossierId}/papers/preview`, body)),
  });
  const address = preview.data;
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);
  return (
    <div className="paper-preview">
      <Button
        type="button"
        kind="secondary"
        icon="paper"
        disabled={preview.isPending}
        onClick={() => {
          const body = input();
          if (body) preview.mutate(body);
        }}
      >
        {preview.isPending ? w.office.loading : w.processing.previewPaper}
      </Button>
      {address && (
        <p role="status">
          <a href={address} target="_blank" rel="noreferrer">
            <Icon name="external" /> {w.processing.openPreview}
          </a>
        </p>
      )}
      {preview.isError && <Alert tone="danger" language={language} title={preview.error.message} live />}
    </div>
  );
}
