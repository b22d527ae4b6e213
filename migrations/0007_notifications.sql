-- Told in time: words that administrators edit, wishes of readers, bundles, SMS volumes, and the clocks that warn.
ALTER TABLE notification
  ADD COLUMN kind text,
  ADD COLUMN agency_code text REFERENCES agency,
  ADD COLUMN bundled boolean NOT NULL DEFAULT false,
  ADD COLUMN send_after timestamptz,
  ADD COLUMN digest_id uuid REFERENCES notification,
  ADD COLUMN sms_segments int,
  ADD COLUMN sms_encoding text CHECK (sms_encoding IN ('GSM7', 'UCS2')),
  ADD COLUMN reference text;
COMMENT ON COLUMN notification.bundled IS 'not sent alone: it waits until send_after and leaves in one digest with the others of its reader';
COMMENT ON COLUMN notification.send_after IS 'quiet hours or the hour of the digest; NULL: at once';
COMMENT ON COLUMN notification.agency_code IS 'for whose dossier: volumes are settled by agency';
COMMENT ON COLUMN notification.reference IS 'by which the SMS centre knows the message';

-- One message to one person per event and channel, even when the address of the account changes meanwhile.
ALTER TABLE notification DROP CONSTRAINT notification_event_key_channel_account_id_address_key;
CREATE UNIQUE INDEX notification_once ON notification (event_key, channel, coalesce(account_id::text, address, ''));
CREATE INDEX notification_dossier ON notification (dossier_id, id DESC) WHERE dossier_id IS NOT NULL;
CREATE INDEX notification_bundle ON notification (account_id) WHERE bundled AND digest_id IS NULL;
CREATE INDEX notification_unread ON notification (account_id) WHERE channel = 'PORTAL' AND read_at IS NULL;
CREATE INDEX notification_sms ON notification (sent_at) WHERE channel = 'SMS' AND sent_at IS NOT NULL;

CREATE TABLE message_template (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  language text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('PORTAL', 'EMAIL', 'SMS')),
  agency_code text REFERENCES agency,
  version int NOT NULL CHECK (version > 0),
  subject text,
  body text,
  note text NOT NULL,
  created_by uuid REFERENCES account,
  created_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (kind, language, channel, agency_code, version)
);
COMMENT ON TABLE message_template IS 'Words of a message that an administrator wrote, by version; agency_code NULL: the whole province; body NULL: back to the built-in words. Owner: notifications';

CREATE TABLE notification_preference (
  account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  email boolean NOT NULL,
  sms boolean NOT NULL,
  at_once boolean NOT NULL,
  digest_times text[] NOT NULL,
  quiet_from text NOT NULL,
  quiet_to text NOT NULL,
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE notification_preference IS 'How a person wants to be told; without a row the defaults of the program hold. Times as HH:MM in Vietnam. Owner: notifications';

CREATE TABLE clock_watch (
  dossier_id uuid PRIMARY KEY REFERENCES dossier ON DELETE CASCADE,
  look_at timestamptz NOT NULL,
  next_clock text,
  next_percent int,
  next_due_at timestamptz
);
COMMENT ON TABLE clock_watch IS 'When the clocks of a dossier have to be looked at again; -infinity: something happened to it. Owner: clocks';
CREATE INDEX clock_watch_look_at ON clock_watch (look_at);

CREATE TABLE clock_warning (
  dossier_id uuid NOT NULL REFERENCES dossier ON DELETE CASCADE,
  clock text NOT NULL,
  percent int NOT NULL,
  due_at timestamptz NOT NULL,
  crossed_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  agency_code text REFERENCES agency,
  unit_id uuid REFERENCES unit,
  assignee_id uuid REFERENCES account,
  told boolean NOT NULL,
  PRIMARY KEY (dossier_id, clock, due_at, percent)
);
COMMENT ON TABLE clock_warning IS 'A clock of a dossier that crossed a part of its working time, once, and on whose desk; told: somebody hears of it. Owner: clocks';
CREATE INDEX clock_warning_crossed ON clock_warning (crossed_at DESC);

-- What is published as late without a reason (Đ.13.3b quy chế Đồng Nai).
CREATE INDEX dossier_late_open ON dossier (original_due_at) WHERE finished_at IS NULL AND received_at IS NOT NULL;
CREATE INDEX dossier_late_finished ON dossier (finished_at) WHERE finished_at > original_due_at;

-- Whatever happens to a dossier moves its clocks: the next sweep looks at it.
CREATE FUNCTION watch_clocks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO clock_watch (dossier_id, look_at) VALUES (NEW.id, '-infinity')
  ON CONFLICT (dossier_id) DO UPDATE SET look_at = '-infinity';
  RETURN NULL;
END $$;
CREATE TRIGGER dossier_clocks AFTER INSERT OR UPDATE OF revision ON dossier
  FOR EACH ROW EXECUTE FUNCTION watch_clocks();
INSERT INTO clock_watch (dossier_id, look_at) SELECT id, '-infinity' FROM dossier WHERE step_id IS NOT NULL;
