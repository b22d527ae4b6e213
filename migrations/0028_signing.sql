-- With what an agency signs its electronic fee receipts.
CREATE TABLE signing_certificate (
  agency_code text PRIMARY KEY REFERENCES agency,
  subject text NOT NULL,
  issuer text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz NOT NULL,
  root text,
  -- PKCS#12 and its passphrase, sealed with the secret of the installation
  sealed text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by_name text NOT NULL
);
COMMENT ON COLUMN signing_certificate.root IS 'The topmost certificate, when every one up to it is in the file and signed by the next';
COMMENT ON TABLE signing_certificate IS 'The certificate with which an agency signs fee receipts; its key is sealed and given to nobody. Owner: receipts';
