-- Orders to the public post: papers fetched from the applicant, results brought to an address (QĐ 45/2016/QĐ-TTg).
CREATE SEQUENCE post_order_number;
CREATE SEQUENCE post_handover_number;

CREATE TABLE post_order (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  dossier_id uuid NOT NULL REFERENCES dossier,
  kind text NOT NULL CHECK (kind IN ('PICK_UP', 'DELIVERY')),
  -- the one-stop where the parcel comes from or goes to
  agency_code text NOT NULL REFERENCES agency,
  state text NOT NULL CHECK (state IN ('ORDERED', 'ACCEPTED', 'PICKED_UP', 'HANDED_OVER', 'IN_TRANSIT', 'DELIVERED',
    'RETURNED', 'LOST', 'CANCELLED')),
  state_since timestamptz NOT NULL,
  address jsonb NOT NULL,
  -- whether the address lies in the province: only then the promise of 24 hours holds
  inside boolean NOT NULL,
  -- what the parcel holds, as it was counted: [{name, count}]
  items jsonb NOT NULL DEFAULT '[]',
  weight_grams int NOT NULL CHECK (weight_grams > 0),
  postage_vnd int,
  -- fees and charges to be collected on delivery, and for which obligation
  cod_vnd int NOT NULL DEFAULT 0 CHECK (cod_vnd >= 0),
  cod_reference text,
  cod_collected_vnd int,
  cod_collected_at timestamptz,
  ordered_at timestamptz NOT NULL,
  ordered_by uuid REFERENCES account,
  -- for a delivery: since when the result is there
  ready_at timestamptz,
  sent_at timestamptz,
  -- why the post has not taken the order yet, in words
  problem text,
  ended_at timestamptz
);
COMMENT ON TABLE post_order IS 'What the post was asked to fetch or to bring; one open order of each kind for a dossier. Owner: post';
CREATE UNIQUE INDEX post_order_open ON post_order (dossier_id, kind) WHERE ended_at IS NULL;
CREATE INDEX post_order_agency ON post_order (agency_code, state);

CREATE TABLE post_event (
  order_id uuid NOT NULL REFERENCES post_order,
  seq int NOT NULL,
  state text NOT NULL,
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  source text NOT NULL CHECK (source IN ('APPLICANT', 'OFFICER', 'PROVIDER', 'SYSTEM')),
  actor_id uuid REFERENCES account,
  actor_name text NOT NULL,
  -- who gave or took the parcel outside of the offices
  person text,
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (order_id, seq)
);
COMMENT ON TABLE post_event IS 'Everything that happened to an order, with its true time and who signed; never changed. Owner: post';

CREATE TABLE post_handover (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  direction text NOT NULL CHECK (direction IN ('TO_POST', 'TO_ONE_STOP')),
  agency_code text NOT NULL REFERENCES agency,
  given_at timestamptz NOT NULL,
  given_by uuid NOT NULL REFERENCES account,
  given_by_name text NOT NULL,
  taken_at timestamptz,
  taken_by uuid REFERENCES account,
  taken_by_name text,
  note text NOT NULL DEFAULT '',
  CHECK ((taken_at IS NULL) = (taken_by IS NULL))
);
COMMENT ON TABLE post_handover IS 'Lists with which one-stop and post hand parcels to each other; both sides sign. Owner: post';
CREATE INDEX post_handover_agency ON post_handover (agency_code, given_at DESC);

CREATE TABLE post_handover_item (
  handover_id uuid NOT NULL REFERENCES post_handover,
  order_id uuid NOT NULL REFERENCES post_order,
  -- NULL until the other side has counted
  outcome text CHECK (outcome IN ('TAKEN', 'MISSING')),
  PRIMARY KEY (handover_id, order_id)
);
COMMENT ON TABLE post_handover_item IS 'The parcels of a hand-over list, as the taking side counted them. Owner: post';
CREATE INDEX post_handover_item_order ON post_handover_item (order_id);

CREATE TABLE post_incident (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL UNIQUE REFERENCES post_order,
  dossier_id uuid NOT NULL REFERENCES dossier,
  agency_code text NOT NULL REFERENCES agency,
  reported_at timestamptz NOT NULL,
  reported_by uuid REFERENCES account,
  reported_by_name text NOT NULL,
  what_happened text NOT NULL,
  -- how the applicant is helped to get the papers anew
  help text NOT NULL DEFAULT '',
  responsible text NOT NULL DEFAULT 'POST' CHECK (responsible IN ('POST', 'ONE_STOP', 'OTHER')),
  compensation_vnd int CHECK (compensation_vnd >= 0),
  settled_at timestamptz,
  settled_by_name text
);
COMMENT ON TABLE post_incident IS 'A lost parcel: what happened, who answers for it, how the applicant is helped and compensated. Owner: post';

CREATE TABLE post_provider (
  key text PRIMARY KEY,
  -- the last message of the post that was read
  last_id text NOT NULL DEFAULT '0',
  answered_at timestamptz,
  failing_since timestamptz,
  failure text
);
COMMENT ON TABLE post_provider IS 'How far the messages of a postal enterprise have been read, and whether it answers. Owner: post';

-- What happened to a parcel is not rewritten.
CREATE FUNCTION refuse_post_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'post_event is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER post_event_append_only BEFORE UPDATE OR DELETE ON post_event
  FOR EACH ROW EXECUTE FUNCTION refuse_post_event_change();

-- A citizen agrees that a post officer submits with their account.
ALTER TABLE one_time_code DROP CONSTRAINT one_time_code_purpose_check;
ALTER TABLE one_time_code ADD CONSTRAINT one_time_code_purpose_check CHECK (purpose IN ('SIGN_UP', 'SIGN_IN',
  'RESET_PASSWORD', 'CHANGE_CONTACT', 'REPORT_LOST', 'PROVE_ACCOUNT', 'POST_SUBMISSION'));
