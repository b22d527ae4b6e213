import { Navigate } from 'react-router';
import { DeskStart } from '../desk/DeskPage.tsx';
import { useMe } from '../me.ts';
import { carriesOnly } from './navigation.ts';

/** Where an officer begins: at the desk with dossiers, or with the parcels. */
export function Start() {
  return carriesOnly(useMe()) ? <Navigate to="/post" replace /> : <DeskStart />;
}
