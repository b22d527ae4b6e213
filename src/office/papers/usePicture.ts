import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { postForFile } from '../api.ts';

/** Asks for the picture of a paper and keeps it for the page as long as it is shown. */
export function usePicture(path: string) {
  const preview = useMutation({
    mutationFn: async (body: object) => URL.createObjectURL(await postForFile(path, body)),
  });
  const address = preview.data;
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);
  return preview;
}
