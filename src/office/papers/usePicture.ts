import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { postForFile } from '../api.ts';

/** Asks for the picture of a paper. The last good one stays while the next is made, or when it cannot be. */
export function usePicture(path: string) {
  const [address, setAddress] = useState<string>();
  const preview = useMutation({
    mutationFn: (body: object) => postForFile(path, body),
    onSuccess: (picture) => setAddress(URL.createObjectURL(picture)),
  });
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);
  return { show: preview.mutate, error: preview.error, isPending: preview.isPending, address };
}
