-- After acceptance an applicant asks to take a dossier back and the one-stop confirms (Đ.21 NĐ 118/2025).
ALTER TABLE dossier ADD COLUMN withdrawal_asked boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN dossier.withdrawal_asked IS 'the applicant wants it back, the one-stop has not confirmed yet';
CREATE INDEX dossier_withdrawal ON dossier (receiving_agency_code)
  WHERE step_id IS NOT NULL AND is_test IS FALSE AND withdrawal_asked;
