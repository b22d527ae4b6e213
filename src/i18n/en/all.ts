import type { WordsTree } from '../words.ts';
import { accounts } from './accounts.ts';
import { admin } from './admin.ts';
import { batches } from './batches.ts';
import { bulk } from './bulk.ts';
import { clocks } from './clocks.ts';
import { common } from './common.ts';
import { connections } from './connections.ts';
import { conversation } from './conversation.ts';
import { display } from './display.ts';
import { dossier } from './dossier.ts';
import { downTime } from './downTime.ts';
import { embed } from './embed.ts';
import { errors } from './errors.ts';
import { feedback } from './feedback.ts';
import { forms } from './forms.ts';
import { identity } from './identity.ts';
import { lookup } from './lookup.ts';
import { messages } from './messages.ts';
import { money } from './money.ts';
import { movedDates } from './movedDates.ts';
import { notices } from './notices.ts';
import { notifications } from './notifications.ts';
import { office } from './office.ts';
import { operations } from './operations.ts';
import { organisation } from './organisation.ts';
import { overview } from './overview.ts';
import { papers } from './papers.ts';
import { parameters } from './parameters.ts';
import { people } from './people.ts';
import { personalData } from './personalData.ts';
import { portal } from './portal.ts';
import { post } from './post.ts';
import { priority } from './priority.ts';
import { processes } from './processes.ts';
import { processing } from './processing.ts';
import { questions } from './questions.ts';
import { queues } from './queues.ts';
import { rating } from './rating.ts';
import { reception } from './reception.ts';
import { reorganisation } from './reorganisation.ts';
import { representation } from './representation.ts';
import { standIns } from './standIns.ts';
import { submission } from './submission.ts';
import { tracking } from './tracking.ts';
import { vault } from './vault.ts';

/** Every English word, by area; a missing one does not compile. */
export const en = {
  common,
  clocks,
  connections,
  conversation,
  portal,
  money,
  priority,
  accounts,
  submission,
  forms,
  tracking,
  embed,
  feedback,
  lookup,
  identity,
  personalData,
  representation,
  reception,
  processes,
  processing,
  dossier,
  office,
  errors,
  notifications,
  messages,
  papers,
  parameters,
  display,
  post,
  downTime,
  movedDates,
  operations,
  organisation,
  overview,
  notices,
  questions,
  queues,
  rating,
  batches,
  bulk,
  reorganisation,
  standIns,
  people,
  admin,
  vault,
} satisfies WordsTree;
