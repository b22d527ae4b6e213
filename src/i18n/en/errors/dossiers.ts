import type { dossiersErrors as vi } from '../../vi/errors/dossiers.ts';

export const dossiersErrors = {
  'paper.list_too_long': {
    title: 'The list is too long to be printed at once',
    detail: 'Choose a shorter period.',
  },
  'paper.template_wrong': {
    title: 'The template is not right yet',
    detail: 'Correct the lines named, then preview again.',
  },
  'paper.version_not_found': {
    title: 'There is no such version',
    detail: 'Choose one from the history of the template.',
  },
  'paper.not_issued': {
    title: 'This paper does not exist yet',
    detail: 'It is issued when the dossier gets to that step.',
  },
  'paper.none_for_action': { title: 'This action issues no paper', detail: 'There is nothing to preview.' },
  'batch.not_found': { title: 'There is no such batch', detail: 'Look at the list of your batches.' },
  'batch.size_wrong': {
    title: 'The number of dossiers chosen does not fit',
    detail: 'Choose between 1 and 500 dossiers.',
  },
  'queue.filter_not_found': { title: 'There is no such filter', detail: 'It may have been deleted. Reload the list.' },
  'dossier.not_found': { title: 'There is no such dossier', detail: 'Check the dossier code.' },
  'dossier.action_not_allowed': {
    title: 'This cannot be done with the dossier now',
    detail: 'Its status or your role does not allow it.',
  },
  'dossier.changed_meanwhile': {
    title: 'Somebody else has just acted on the dossier',
    detail: 'Reload to see the new state.',
  },
  'dossier.no_staff_at_desk': {
    title: 'Nobody holds the next desk',
    detail: 'Ask the agency’s administrator to give somebody this role and try again. The dossier stays where it is.',
  },
  'draft.not_found': { title: 'There is no such draft', detail: 'It may have been submitted or deleted.' },
  'draft.incomplete': {
    title: 'The dossier is not ready to submit',
    detail: 'Complete the remaining tasks in the list.',
  },
  'draft.changed_elsewhere': {
    title: 'Another window has just changed the same field',
    detail: 'Press “Save and continue” to see both texts and choose.',
  },
  'draft.too_many': {
    title: 'You have too many drafts',
    detail: 'Submit or delete some, then start again.',
  },
  'draft.too_many_files': {
    title: 'Too many files for one paper',
    detail: 'Put the pages into one PDF.',
  },
  'vault.not_found': { title: 'There is no such paper', detail: 'It may have been deleted.' },
  'vault.not_usable': {
    title: 'This paper can no longer be used',
    detail: 'It has run out, was revoked or replaced. Choose another one.',
  },
  'vault.fixed': {
    title: 'This paper cannot be changed or deleted',
    detail: 'What agencies put here stays as it is. You can change and delete the papers you added yourself.',
  },
  'vault.share_not_found': {
    title: 'There is no such share',
    detail: 'Check the code. It may have ended or been withdrawn, or it is for somebody else.',
  },
  'bulk.not_found': {
    title: 'There is no such spreadsheet',
    detail: 'Open it again from “Submit many dossiers at once”.',
  },
  'bulk.unreadable': {
    title: 'The spreadsheet could not be read',
    detail: 'Use the template of this very procedure, keep its first line, and save it as XLSX or CSV (UTF-8).',
  },
  'bulk.size_wrong': { title: 'Too few or too many rows', detail: 'A spreadsheet has 1 to {rows} rows.' },
  'bulk.nothing_ready': { title: 'No row is ready', detail: 'Correct the marked rows and send the spreadsheet again.' },
  'bulk.zip_unreadable': {
    title: 'The ZIP file could not be read',
    detail: 'Put the papers into a ZIP without password, at most 2000 files and 500 MB when unpacked.',
  },
  'file.infected': {
    title: 'The file carries a virus',
    detail: 'It was refused and not kept. Scan your device and send another file.',
  },
  'file.not_scanned': {
    title: 'The file could not be scanned for viruses',
    detail: 'The scanner is out of service, so the file was not taken. Send it again in a few minutes.',
  },
  'file.too_large': { title: 'The file is too large', detail: 'Each file may have up to {megabytes} MB.' },
  'file.type_not_allowed': {
    title: 'This type of file is not accepted',
    detail: 'Use PDF, JPG, PNG or an office document.',
  },
  'file.empty': { title: 'The file is empty', detail: 'Open it on your device to check, then choose it again.' },
  'file.interrupted': {
    title: 'The whole file did not arrive',
    detail: 'The connection broke off or no file was chosen. Nothing was kept; send it again.',
  },
  'file.not_found': { title: 'There is no such file', detail: 'It may have been replaced.' },
  'down_time.not_found': {
    title: 'This down time was not found',
    detail: 'Load the page again and choose from the list.',
  },
  'down_time.journal_unreadable': {
    title: 'The journal file cannot be read',
    detail: 'Use the given form, save it as CSV (UTF-8) or XLSX, and try again.',
  },
  'conversation.not_yours': {
    title: 'You do not take part in this conversation',
    detail: 'Only the applicant, the desk that has the dossier and the one-stop write here.',
  },
  'dossier.copy_not_possible': {
    title: 'No paper copy can be ordered yet',
    detail: 'The dossier has no electronic result.',
  },
  'rating.already': { title: 'This dossier was rated already', detail: 'Each dossier is rated once.' },
  'rating.not_yet': { title: 'Not yet', detail: 'A dossier is rated when it is finished.' },
  'rating.code_wrong': {
    title: 'The code is wrong or has expired',
    detail: 'Look at the code again, or ask for a new one.',
  },
  'feedback.not_found': { title: 'Feedback not found', detail: 'Check the code: PA and 8 characters.' },
  'feedback.action_not_allowed': {
    title: 'This can no longer be done',
    detail: 'Somebody else was faster, or it is not yours to do. Open it again to see.',
  },
  'feedback.anonymous_not_taken': {
    title: 'The province takes no feedback without a name',
    detail: 'Give your name and a way to reach you.',
  },
} satisfies typeof vi;
