import { createContext, useContext } from 'react';
import type { Role } from '../domain/process/process.ts';
import type { Me } from '../features/accounts/accounts.api.ts';

export const MeContext = createContext<Me | undefined>(undefined);

/** The officer who is signed in. Only inside `Frame`. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside of Frame');
  return me;
}

/** Whether the officer holds one of the roles anywhere. */
export function holdsRole(me: Me, ...roles: Role[]): boolean {
  return me.posts.some((post) => roles.includes(post.role));
}
