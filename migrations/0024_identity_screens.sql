-- Secrets typed in the office; requests about one's own data that take longer.

ALTER TABLE identity_provider ADD COLUMN secret_sealed text;
COMMENT ON COLUMN identity_provider.secret_sealed IS 'the client secret as an administrator typed it, sealed with the secret of the installation; goes before the secrets file';
COMMENT ON TABLE identity_provider IS 'OpenID providers by which people may sign in: address, which claim means what, which acr or amr gives which level of assurance. Owner: identity';

ALTER TABLE merchant
  ALTER COLUMN secret_name SET DEFAULT '',
  ADD COLUMN secret_sealed text;
COMMENT ON COLUMN merchant.secret_sealed IS 'the secret as an administrator typed it, sealed with the secret of the installation; goes before the secrets file';

ALTER TABLE personal_data_request
  ADD COLUMN extended_at timestamptz,
  ADD COLUMN extension_reason text,
  ADD CHECK ((extended_at IS NULL) = (extension_reason IS NULL));
COMMENT ON COLUMN personal_data_request.extended_at IS 'when due_at was moved, once, with its reason (Đ.5 NĐ 356/2025)';
