-- Columns by which rows are found, or that are looked through when what they refer to is deleted.
CREATE INDEX notification_digest ON notification (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX draft_dossier ON draft (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX draft_change_helper ON draft_change (helper_id) WHERE helper_id IS NOT NULL;
CREATE INDEX session_helper ON session (helper_id) WHERE helper_id IS NOT NULL;
CREATE INDEX invitation_authorisation ON invitation (authorisation_id) WHERE authorisation_id IS NOT NULL;
CREATE INDEX invitation_dossier ON invitation (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX vault_item_replaced_by ON vault_item (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX draft_file_vault_item ON draft_file (vault_item_id) WHERE vault_item_id IS NOT NULL;
CREATE INDEX vault_look_share ON vault_look (share_id);
