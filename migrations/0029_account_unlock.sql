-- What an officer at a counter saw before a lost account was opened again for its owner.
CREATE TABLE account_unlock (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  at timestamptz NOT NULL,
  by_account_id uuid NOT NULL REFERENCES account,
  -- as on the card
  citizen_id text NOT NULL,
  name text NOT NULL,
  date_of_birth date NOT NULL,
  proof text NOT NULL CHECK (proof IN ('NUMBER', 'NAME')),
  contact_changed boolean NOT NULL
);
COMMENT ON TABLE account_unlock IS 'The identity card with which a lost account was unlocked at a counter, and who saw it. Owner: accounts';
COMMENT ON COLUMN account_unlock.proof IS 'NUMBER: the account bears the number of the card; NAME: it bears none, so that only its own contacts lead back into it';
CREATE INDEX account_unlock_account ON account_unlock (account_id, at);
