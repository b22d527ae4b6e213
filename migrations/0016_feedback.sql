-- After submitting: talking about a dossier, paper copies, ratings, feedback from everywhere, questions.
CREATE TABLE dossier_message (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier,
  side text NOT NULL CHECK (side IN ('APPLICANT', 'OFFICE')),
  author_id uuid REFERENCES account,
  author_name text NOT NULL,
  agency_code text REFERENCES agency,
  body text NOT NULL,
  file_ids uuid[] NOT NULL DEFAULT '{}',
  request_id text NOT NULL,
  sent_at timestamptz NOT NULL,
  read_at timestamptz,
  UNIQUE (dossier_id, request_id)
);
COMMENT ON TABLE dossier_message IS 'What applicant and office write to each other about a dossier; read_at: somebody of the other side has seen it. Owner: conversation';
CREATE INDEX dossier_message_unread ON dossier_message (dossier_id, side) WHERE read_at IS NULL;

CREATE TABLE paper_copy (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier,
  copies int NOT NULL CHECK (copies BETWEEN 1 AND 20),
  method text NOT NULL CHECK (method IN ('COUNTER', 'POST')),
  address text,
  agency_code text NOT NULL REFERENCES agency,
  ordered_by uuid NOT NULL REFERENCES account,
  ordered_at timestamptz NOT NULL,
  issued_by uuid REFERENCES account,
  issued_at timestamptz
);
COMMENT ON TABLE paper_copy IS 'Paper copies of an electronic result that an applicant has ordered; agency_code: the one-stop that hands them out. Owner: tracking';
CREATE UNIQUE INDEX paper_copy_open ON paper_copy (dossier_id) WHERE issued_at IS NULL;

CREATE TABLE rating (
  dossier_id uuid PRIMARY KEY REFERENCES dossier,
  agency_code text NOT NULL REFERENCES agency,
  receiving_agency_code text NOT NULL REFERENCES agency,
  officer_ids uuid[] NOT NULL,
  procedure_code text NOT NULL,
  way text NOT NULL CHECK (way IN ('ACCOUNT', 'CODE', 'COUNTER')),
  contacts smallint NOT NULL CHECK (contacts BETWEEN 0 AND 2),
  agencies smallint NOT NULL CHECK (agencies BETWEEN 0 AND 2),
  complaint boolean NOT NULL,
  convenience smallint NOT NULL CHECK (convenience BETWEEN 0 AND 2),
  satisfaction smallint NOT NULL CHECK (satisfaction BETWEEN 0 AND 2),
  lateness text CHECK (lateness IN ('EARLY', 'ON_TIME', 'LATE')),
  comment text NOT NULL,
  complaint_refuted_at timestamptz,
  complaint_refuted_by uuid REFERENCES account,
  complaint_refuted_note text,
  rated_at timestamptz NOT NULL
);
COMMENT ON TABLE rating IS 'How an applicant judges the handling of a dossier, once, by the criteria of TT 01/2018/TT-VPCP; complaint_refuted_at: shown to be untrue, so that it does not count against an officer. Owner: rating';
CREATE INDEX rating_agency ON rating (agency_code, rated_at);

CREATE TABLE rating_code (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier,
  code_hash bytea NOT NULL,
  issued_by uuid REFERENCES account,
  attempts int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
COMMENT ON TABLE rating_code IS 'One-time codes with which somebody without an account rates a dossier; issued_by: shown at the counter by this officer. Owner: rating';
CREATE INDEX rating_code_dossier ON rating_code (dossier_id);

CREATE TABLE feedback (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  channel text NOT NULL CHECK (channel IN ('PORTAL', 'EMAIL', 'PHONE', 'ZALO', 'PAPER')),
  topic text NOT NULL CHECK (topic IN ('HANDLING', 'CONDUCT', 'RULE', 'SITE', 'SYSTEM', 'OTHER')),
  state text NOT NULL CHECK (state IN ('NEW', 'REJECTED', 'SUPPLEMENT_ASKED', 'IN_PROCESS', 'ANSWERED', 'PUBLISHED', 'CLOSED')),
  agency_code text NOT NULL REFERENCES agency,
  field_code text,
  body text NOT NULL,
  page text,
  dossier_id uuid REFERENCES dossier,
  place text,
  commune_code text REFERENCES agency,
  longitude double precision,
  latitude double precision,
  anonymous boolean NOT NULL,
  account_id uuid REFERENCES account,
  sender_name text,
  sender_phone text,
  sender_email text,
  language text NOT NULL,
  mail_message_id text UNIQUE,
  request_id text NOT NULL UNIQUE,
  received_at timestamptz NOT NULL,
  counted_from timestamptz NOT NULL,
  accepted_at timestamptz,
  extended boolean NOT NULL DEFAULT false,
  answered_at timestamptz,
  published_at timestamptz,
  due_at timestamptz,
  due_clock text CHECK (due_clock IN ('DECIDE', 'REPLY', 'PROCESS', 'PUBLISH')),
  escalated_due_at timestamptz,
  was_late boolean NOT NULL DEFAULT false,
  answer text,
  public_title text,
  public_body text,
  public_answer text,
  search_text text NOT NULL DEFAULT '',
  refuted_at timestamptz,
  revision int NOT NULL DEFAULT 1
);
COMMENT ON TABLE feedback IS 'Feedback (phản ánh, kiến nghị) from every channel as it stands; the public_ columns are what everybody may read, personal data removed. Owner: feedback';
COMMENT ON COLUMN feedback.counted_from IS 'from which its clocks run: reception, or the arrival of what was asked for';
COMMENT ON COLUMN feedback.refuted_at IS 'verified to be untrue: counts against nobody';
CREATE INDEX feedback_due ON feedback (agency_code, due_at) WHERE state IN ('NEW', 'SUPPLEMENT_ASKED', 'IN_PROCESS', 'ANSWERED');
CREATE INDEX feedback_late ON feedback (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX feedback_public ON feedback (published_at DESC) WHERE state = 'PUBLISHED';
CREATE INDEX feedback_account ON feedback (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE feedback_event (
  feedback_id uuid NOT NULL REFERENCES feedback,
  seq int NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid REFERENCES account,
  actor_name text NOT NULL,
  agency_code text REFERENCES agency,
  text text NOT NULL,
  PRIMARY KEY (feedback_id, seq)
);
COMMENT ON TABLE feedback_event IS 'What happened to a feedback, step by step. Owner: feedback';

CREATE TABLE feedback_file (
  feedback_id uuid NOT NULL REFERENCES feedback,
  file_id uuid NOT NULL REFERENCES stored_file,
  kind text NOT NULL CHECK (kind IN ('SENT', 'ANSWER')),
  public boolean NOT NULL DEFAULT false,
  PRIMARY KEY (feedback_id, file_id)
);
COMMENT ON TABLE feedback_file IS 'Photos and papers of a feedback and of its answer; public: shown with what is published. Owner: feedback';
CREATE INDEX feedback_file_file ON feedback_file (file_id);

CREATE TABLE feedback_mail (
  message_id text PRIMARY KEY,
  feedback_id uuid REFERENCES feedback,
  received_at timestamptz NOT NULL
);
COMMENT ON TABLE feedback_mail IS 'Mails that were taken into the in-box for feedback, each once. Owner: feedback';

CREATE TABLE feedback_vote (
  feedback_id uuid NOT NULL REFERENCES feedback,
  account_id uuid REFERENCES account,
  liked boolean NOT NULL,
  at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (feedback_id, account_id)
);
COMMENT ON TABLE feedback_vote IS 'Like or dislike of an answer, once a person; account_id NULL: its sender, known by the code. Owner: feedback';

CREATE TABLE question (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('NEW', 'ANSWERED', 'DECLINED')),
  body text NOT NULL,
  field_code text,
  agency_code text NOT NULL REFERENCES agency,
  account_id uuid REFERENCES account,
  sender_name text NOT NULL,
  sender_email text,
  language text NOT NULL,
  answer text,
  answered_by uuid REFERENCES account,
  answered_at timestamptz,
  published_as uuid REFERENCES question_answer,
  request_id text NOT NULL UNIQUE,
  asked_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL
);
COMMENT ON TABLE question IS 'What people have asked, with the answer they got; published_as: in the questions and answers for everybody. Owner: questions';
CREATE INDEX question_open ON question (agency_code, due_at) WHERE state = 'NEW';

ALTER TABLE question_answer
  ADD COLUMN topic text,
  ADD COLUMN topic_en text,
  ADD COLUMN hidden_at timestamptz,
  ADD COLUMN edited_by uuid REFERENCES account,
  ADD COLUMN edited_at timestamptz;
COMMENT ON TABLE question_answer IS 'Questions and answers of the portal; hidden_at: no longer shown. Owner: questions';
ALTER TABLE notice
  ADD COLUMN edited_by uuid REFERENCES account,
  ADD COLUMN edited_at timestamptz;
COMMENT ON TABLE notice IS 'Notices on the portal: maintenance, incidents, news; before shown_from and after shown_to nobody sees them. Owner: notices';

ALTER TABLE notification ADD COLUMN in_reply_to text, ADD COLUMN feedback_id uuid REFERENCES feedback;
COMMENT ON COLUMN notification.in_reply_to IS 'Message-ID of the mail that this one answers';
