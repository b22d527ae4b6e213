import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { inLanguage } from '../../domain/language.ts';
import type { PaperKind } from '../../domain/papers/paperKinds.ts';
import { LETTER_WORDS } from '../../domain/process/findings.ts';
import { LETTERS, type Letter } from '../../domain/process/process.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { postForFile } from '../api.ts';
import { useWords } from '../language.ts';

interface Props {
  dossierId: string;
  paper: PaperKind | 'BY_DECISION';
  /** said when the action issues several papers */
  named: boolean;
  input: () => object | undefined;
}

/** Makes a paper that the action would issue and offers it; nothing is changed by it. */
export function PaperPreview({ dossierId, paper, named, input }: Props) {
  const { language, w } = useWords();
  const name = named && isLetter(paper) ? inLanguage(LETTER_WORDS[paper], language) : undefined;
  const wanted = paper === 'BY_DECISION' ? '' : `?paper=${paper}`;
  const preview = useMutation({
    mutationFn: async (body: object) =>
      URL.createObjectURL(await postForFile(`/dossiers/${dossierId}/papers/preview${wanted}`, body)),
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
        {preview.isPending ? w.office.loading : name ? w.processing.previewNamed(name) : w.processing.previewPaper}
      </Button>
      {address && (
        <p role="status">
          <a href={address} target="_blank" rel="noreferrer">
            <Icon name="external" /> {w.processing.openPreview}
            {name && ` (${name})`}
          </a>
        </p>
      )}
      {preview.isError && <Alert tone="danger" language={language} title={preview.error.message} live />}
    </div>
  );
}

function isLetter(paper: string): paper is Letter {
  return LETTERS.some((letter) => letter === paper);
}
