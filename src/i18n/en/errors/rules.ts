import type { rulesErrors as vi } from '../../vi/errors/rules.ts';

export const rulesErrors = {
  'process.not_found': { title: 'There is no such process', detail: 'Choose one from the list.' },
  'process.draft_not_found': { title: 'There is no such draft', detail: 'Open it again from the list of processes.' },
  'process.draft_exists': {
    title: 'A version of this process is already in the making',
    detail: 'Open that draft, or give it up first.',
  },
  'process.draft_changed': {
    title: 'Somebody else has just changed this draft',
    detail: 'Load it again, look at the changes and go on.',
  },
  'process.draft_not_in_state': {
    title: 'The draft is no longer at this stage',
    detail: 'Somebody has proposed, checked, published or given it up. Load it again.',
  },
  'process.key_taken': { title: 'The key is taken', detail: 'Choose another one.' },
  'process.bpmn_unreadable': {
    title: 'The BPMN file cannot be read',
    detail: 'Choose a BPMN 2.0 file (.bpmn, .xml) in which at least one step of an agency is drawn.',
  },
  'process.unsound': { title: 'The process is not sound', detail: 'Put the named steps right and try again.' },
  'process.same_checker': {
    title: 'Nobody checks what they proposed',
    detail: 'Let somebody else at the centre check it.',
  },
  'process.decision_missing': {
    title: 'The decision is incomplete',
    detail: 'It needs a number, a day not after today, and a first day in force from today on.',
  },
  'process.trial_not_offered': {
    title: 'This agency does not offer the procedure',
    detail: 'Choose procedure and agency again.',
  },
  'catalogue.agency_not_found': { title: 'There is no such agency', detail: 'Choose one from the list of agencies.' },
  'catalogue.version_not_found': {
    title: 'There is no such version of the procedure',
    detail: 'See the version in force.',
  },
  'catalogue.file_unreadable': { title: 'The file cannot be read', detail: 'Check its path and permissions.' },
  'catalogue.file_not_catalogue': {
    title: 'The file is not a catalogue of procedures',
    detail: 'It must be JSON in UTF-8: a list, or an object with "procedures".',
  },
  'catalogue.process_not_sound': {
    title: 'The electronic process has faults and cannot be published',
    detail: 'Correct the steps named, then publish again.',
  },
  'catalogue.offering_unknown': {
    title: 'The procedure, agency, process or division does not exist',
    detail: 'Check the code.',
  },
  'procedure.not_found': {
    title: 'There is no such procedure',
    detail: 'The code is wrong or the procedure was abolished.',
  },
  'procedure.no_form': {
    title: 'This procedure has no electronic form',
    detail: 'See the papers it asks for on the page of the procedure.',
  },
  'procedure.not_online': {
    title: 'This procedure cannot be submitted online yet',
    detail: 'Submit in person or by post.',
  },
  'procedure.not_offered': {
    title: 'This agency does not take the chosen procedure',
    detail: 'Choose another agency that resolves it, or call the hotline.',
  },
  'parameters.decision_not_found': {
    title: 'The decision was not found',
    detail: 'Load the page again and choose from the list.',
  },
  'reorganisation.plan_not_found': {
    title: 'There is no such plan',
    detail: 'It may have been deleted. Go back to the list.',
  },
  'reorganisation.plan_changed': {
    title: 'Somebody has just changed the plan',
    detail: 'Load the page again to see it, then go on.',
  },
  'reorganisation.plan_not_open': {
    title: 'The plan has been confirmed',
    detail: 'It can no longer be changed, checked or deleted. Before its day, take the confirmation back first.',
  },
  'reorganisation.plan_not_checked': {
    title: 'The plan is not in a state for this',
    detail: 'Load the page again to see its state; it has to be checked before it is carried out.',
  },
  'reorganisation.plan_blocked': {
    title: 'Something stands in the way of the plan',
    detail: 'Things have changed since the last check. Settle the lines “Must be settled”, then confirm again.',
  },
  'reorganisation.confirmation_wrong': {
    title: 'The number does not match the decision',
    detail: 'Type the number of the plan’s decision exactly, with its marks.',
  },
  'reorganisation.revert_too_late': {
    title: 'It can no longer be taken back',
    detail: 'A successor has received dossiers, or dossiers that moved are being worked on. Make a new plan.',
  },
  'priority.list_not_found': { title: 'There is no list of that year', detail: 'Choose another year.' },
  'question.not_found': { title: 'Question not found', detail: 'Check the code.' },
  'question.closed': { title: 'The question was answered', detail: 'Somebody else has answered it.' },
  'notice.not_found': { title: 'Notice not found', detail: 'There is no such notice any more.' },
  'forms.draft_not_found': { title: 'There is no such draft', detail: 'Somebody may have discarded it.' },
  'forms.changed_meanwhile': {
    title: 'Somebody else has just changed this form',
    detail: 'Export what you wrote if you need it, then open the page again.',
  },
  'forms.not_sound': { title: 'The form has faults', detail: 'Put right what is named, then publish again.' },
  'forms.answers_changed': {
    title: 'Kept answers give something else than before',
    detail: 'Look at each case; if it is meant, tick that you agree.',
  },
} satisfies typeof vi;
