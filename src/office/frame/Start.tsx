import { Navigate } from 'react-router';
import { DeskStart } from '../desk/DeskPage.tsx';
import { useMe } from '../me.ts';
import { firstPlace, seesDossiers } from './navigation.ts';

/** Where an officer begins: at the desk with dossiers, with the parcels, or with the people of the office. */
export function Start() {
  const me = useMe();
  return seesDossiers(me) ? <DeskStart /> : <Navigate to={firstPlace(me)} replace />;
}
