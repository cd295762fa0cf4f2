CREATE TABLE "facts" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"workspace_id" text NOT NULL,
	"subject" text NOT NULL,
	"actor" jsonb NOT NULL,
	"on_behalf_of" text,
	"address" text,
	"request_id" text,
	"payload" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotent_answers" (
	"caller" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"attempt" text NOT NULL,
	"alive_until" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotent_answers_caller_route_key_pk" PRIMARY KEY("caller","route","key")
);
--> statement-breakpoint
CREATE TABLE "one_time_secrets" (
	"hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"data" jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" text NOT NULL,
	"previous_hash" text,
	"previous_until" timestamp (3) with time zone,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"rotated_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"purpose" text NOT NULL,
	"user_id" text,
	"email" text,
	"mail_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"token_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "devices_token_hash_user_id_pk" PRIMARY KEY("token_hash","user_id")
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"user_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_agent" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"session_id" text NOT NULL,
	"mentor_user_id" text NOT NULL,
	"mentee_user_id" text NOT NULL,
	"conference_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bookings_two" CHECK (mentor_user_id <> mentee_user_id)
);
--> statement-breakpoint
CREATE TABLE "conference_passes" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"conference_id" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conferences" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"external_id" text,
	"metadata" jsonb NOT NULL,
	"kind" text NOT NULL,
	"provider" text NOT NULL,
	"meeting_id" text NOT NULL,
	"state" text NOT NULL,
	"join_code" text NOT NULL,
	"host_user_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"wall_time" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"settings" jsonb NOT NULL,
	"invited_only" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "join_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"conference_id" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"id" text PRIMARY KEY NOT NULL,
	"conference_id" text NOT NULL,
	"user_id" text,
	"guest_name" text,
	"guest_secret_hash" text,
	"expected_name" text,
	"role" text NOT NULL,
	"banned_at" timestamp (3) with time zone,
	"rating" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "participants_kind" CHECK ((user_id is null) <> (guest_secret_hash is null) and (guest_secret_hash is null) = (guest_name is null))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"user_id" text,
	"address" text NOT NULL,
	"subject" text NOT NULL,
	"text" text,
	"html" text,
	"secret" boolean NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"trying_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"synced" boolean NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "avatars" (
	"key" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"content_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" text NOT NULL,
	"email" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"email" text,
	"email_confirmed_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"language" text NOT NULL,
	"role" text NOT NULL,
	"avatar_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "retention_settings" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"audit_days" integer NOT NULL,
	"chat_days" integer NOT NULL,
	"guest_name_days" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_events" (
	"room_id" text NOT NULL,
	"seq" integer NOT NULL,
	"epoch" integer NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"op_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_events_room_id_seq_pk" PRIMARY KEY("room_id","seq")
);
--> statement-breakpoint
CREATE TABLE "room_tickets" (
	"hash" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"peer_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"conference_id" text NOT NULL,
	"owner_node" text,
	"epoch" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"live" boolean DEFAULT false NOT NULL,
	"snapshot" jsonb,
	"snapshot_seq" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"chat_expired_at" timestamp (3) with time zone,
	"guests_expired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"private_key" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conference_passes" ADD CONSTRAINT "conference_passes_conference_id_conferences_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conferences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_links" ADD CONSTRAINT "join_links_conference_id_conferences_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conferences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_conference_id_conferences_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conferences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "avatars" ADD CONSTRAINT "avatars_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "facts_subject" ON "facts" USING btree ("workspace_id","subject","at","id");--> statement-breakpoint
CREATE INDEX "facts_at" ON "facts" USING btree ("workspace_id","at","id");--> statement-breakpoint
CREATE INDEX "facts_type" ON "facts" USING btree ("workspace_id","type","at","id");--> statement-breakpoint
CREATE INDEX "facts_address" ON "facts" USING btree ("workspace_id","address","at","id") WHERE address is not null;--> statement-breakpoint
CREATE INDEX "facts_actor" ON "facts" USING btree ("workspace_id",coalesce(actor->>'id', ''),"at","id");--> statement-breakpoint
CREATE INDEX "facts_on_behalf_of" ON "facts" USING btree ("workspace_id",coalesce(on_behalf_of, ''),"at","id");--> statement-breakpoint
CREATE INDEX "facts_conference" ON "facts" USING btree ("workspace_id",(payload->>'conferenceId'),"at","id") WHERE payload->>'conferenceId' is not null;--> statement-breakpoint
CREATE INDEX "facts_user" ON "facts" USING btree ("workspace_id",coalesce(payload->>'userId', ''),"at","id");--> statement-breakpoint
CREATE INDEX "idempotent_answers_expiry" ON "idempotent_answers" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "one_time_secrets_expiry" ON "one_time_secrets" USING btree ("purpose","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_secret" ON "api_keys" USING btree ("secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_previous" ON "api_keys" USING btree ("previous_hash");--> statement-breakpoint
CREATE INDEX "api_keys_workspace" ON "api_keys" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "account_links_of" ON "account_links" USING btree ("workspace_id","purpose","user_id");--> statement-breakpoint
CREATE INDEX "devices_user" ON "devices" USING btree ("user_id","last_used_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_session" ON "bookings" USING btree ("workspace_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_conference" ON "bookings" USING btree ("conference_id");--> statement-breakpoint
CREATE INDEX "bookings_mentor" ON "bookings" USING btree ("mentor_user_id");--> statement-breakpoint
CREATE INDEX "bookings_mentee" ON "bookings" USING btree ("mentee_user_id");--> statement-breakpoint
CREATE INDEX "conference_passes_expiry" ON "conference_passes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "conference_passes_user" ON "conference_passes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "conferences_meeting" ON "conferences" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conferences_join_code" ON "conferences" USING btree ("join_code");--> statement-breakpoint
CREATE INDEX "conferences_start" ON "conferences" USING btree ("workspace_id","starts_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "conferences_external_open" ON "conferences" USING btree ("workspace_id","external_id") WHERE deleted_at is null and state in ('scheduled', 'active');--> statement-breakpoint
CREATE INDEX "conferences_external" ON "conferences" USING btree ("workspace_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "conferences_created" ON "conferences" USING btree ("workspace_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "conferences_host" ON "conferences" USING btree ("host_user_id","id");--> statement-breakpoint
CREATE INDEX "conferences_creator" ON "conferences" USING btree ("created_by","id");--> statement-breakpoint
CREATE INDEX "conferences_open" ON "conferences" USING btree ("workspace_id","state") WHERE deleted_at is null and state <> 'ended';--> statement-breakpoint
CREATE INDEX "join_links_expiry" ON "join_links" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_user" ON "participants" USING btree ("conference_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_guest" ON "participants" USING btree ("guest_secret_hash");--> statement-breakpoint
CREATE INDEX "participants_expected" ON "participants" USING btree ("conference_id","expected_name") WHERE expected_name is not null;--> statement-breakpoint
CREATE INDEX "participants_guest_names" ON "participants" USING btree ("conference_id") WHERE guest_name <> '';--> statement-breakpoint
CREATE INDEX "participants_order" ON "participants" USING btree ("conference_id","created_at","id");--> statement-breakpoint
CREATE INDEX "participants_of_user" ON "participants" USING btree ("user_id","conference_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "outbox_newest" ON "outbox" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "outbox_user" ON "outbox" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "outbox_queued" ON "outbox" USING btree ("created_at") WHERE status = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "passkeys" USING btree ("workspace_id","credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "avatars_user" ON "avatars" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identities_subject" ON "identities" USING btree ("workspace_id","issuer","subject");--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("workspace_id","email") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "room_events_chat" ON "room_events" USING btree ("room_id","seq") WHERE type = 'chat_message';--> statement-breakpoint
CREATE INDEX "room_tickets_peer" ON "room_tickets" USING btree ("peer_id");--> statement-breakpoint
CREATE INDEX "room_tickets_room" ON "room_tickets" USING btree ("room_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_conference" ON "rooms" USING btree ("conference_id");--> statement-breakpoint
CREATE INDEX "rooms_chat_due" ON "rooms" USING btree ("workspace_id","ended_at") WHERE ended_at is not null and chat_expired_at is null;--> statement-breakpoint
CREATE INDEX "rooms_guests_due" ON "rooms" USING btree ("workspace_id","ended_at") WHERE ended_at is not null and guests_expired_at is null;--> statement-breakpoint
CREATE INDEX "rooms_live" ON "rooms" USING btree ("lease_until") WHERE live;--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_purpose" ON "signing_keys" USING btree ("purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "workspaces_default" ON "workspaces" USING btree ("is_default") WHERE is_default;--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION "keep_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Where somebody was may be forgotten, and nothing else of a fact.
  IF TG_OP = 'UPDATE' AND NEW.address IS NULL AND NEW.request_id IS NULL
    AND to_jsonb(NEW) - 'address' - 'request_id' = to_jsonb(OLD) - 'address' - 'request_id'
  THEN RETURN NEW; END IF;
  -- Said by the job that lets facts expire, for its transaction alone.
  IF TG_OP = 'DELETE' AND current_setting('parley.expiring', true) = 'on' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "facts_append_only" BEFORE UPDATE OR DELETE ON "facts"
FOR EACH ROW EXECUTE FUNCTION "keep_facts"();
--> statement-breakpoint
CREATE TRIGGER "facts_not_emptied" BEFORE TRUNCATE ON "facts"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
