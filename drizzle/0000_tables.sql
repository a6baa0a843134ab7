CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_scope" CHECK ("api_keys"."scope" in ('read', 'write'))
);
--> statement-breakpoint
CREATE TABLE "connection_routes" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('viewer', 'analyst', 'admin', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"first_failure_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"session_version" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"currency" text NOT NULL,
	"proactive_window_hours" smallint DEFAULT 24 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection_secrets" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"key_version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "connection_secrets_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "connection_secrets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "connections" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"asset_id" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_event_at" timestamp with time zone,
	CONSTRAINT "connections_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "connections_kind" CHECK ("connections"."kind" in ('bot', 'haptik', 'whatsapp', 'messenger', 'instagram'))
);
--> statement-breakpoint
ALTER TABLE "connections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deliveries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"webhook_id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"body" "bytea",
	"outcome" text NOT NULL,
	"received" integer NOT NULL,
	"stored" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"quarantined" integer NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deliveries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "deliveries_outcome" CHECK ("deliveries"."outcome" in ('stored', 'duplicate', 'quarantined'))
);
--> statement-breakpoint
ALTER TABLE "deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ingest_turns" (
	"workspace_id" uuid NOT NULL,
	"next_node_number" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "ingest_turns_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "ingest_turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quarantined_events" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"event_id" text,
	"reason" text NOT NULL,
	"raw" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"replays" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "quarantined_events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "quarantined_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ads" (
	"workspace_id" uuid NOT NULL,
	"ad_id" text NOT NULL,
	"headline" text,
	"headline_at" timestamp with time zone,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ads_workspace_id_ad_id_pk" PRIMARY KEY("workspace_id","ad_id")
);
--> statement-breakpoint
ALTER TABLE "ads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversations" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"platform_conversation_id" text,
	"started_at" timestamp with time zone NOT NULL,
	"start_day" date NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"source" text NOT NULL,
	"source_reason" text NOT NULL,
	"source_event_id" text,
	"source_connection_id" uuid,
	"ad_id" text,
	"platform" text,
	"path" integer[] NOT NULL,
	"path_seconds" integer[] NOT NULL,
	"user_messages" integer NOT NULL,
	"bot_messages" integer NOT NULL,
	"agent_messages" integer NOT NULL,
	CONSTRAINT "conversations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "conversations_sources" CHECK ("conversations"."source" in ('ads', 'organic', 'proactive')),
	CONSTRAINT "conversations_path" CHECK (cardinality("conversations"."path") = cardinality("conversations"."path_seconds"))
);
--> statement-breakpoint
ALTER TABLE "conversations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"conversation_id" uuid,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sequence" integer,
	"platform_conversation_id" text,
	"node_number" integer,
	"sender" text,
	"kind" text,
	"body" text,
	"reply_to" text,
	"language" text,
	"confidence" real,
	"broken" boolean,
	"campaign_id" text,
	"campaign_name" text,
	"proactive_message_id" text,
	"flags" text,
	"fingerprint" "bytea" NOT NULL,
	"delivery_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_workspace_id_connection_id_event_id_pk" PRIMARY KEY("workspace_id","connection_id","event_id"),
	CONSTRAINT "events_type" CHECK ("events"."type" in ('message', 'node', 'proactive', 'conversation.closed')),
	CONSTRAINT "events_sender" CHECK ("events"."sender" in ('user', 'bot', 'agent', 'system'))
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "nodes" (
	"workspace_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"connection_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"name" text,
	"named_at" timestamp with time zone,
	"flow" text,
	"flow_at" timestamp with time zone,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "nodes_workspace_id_number_pk" PRIMARY KEY("workspace_id","number")
);
--> statement-breakpoint
ALTER TABLE "nodes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person_identifiers" (
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"identifier" text NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "person_identifiers_workspace_id_channel_identifier_pk" PRIMARY KEY("workspace_id","channel","identifier")
);
--> statement-breakpoint
ALTER TABLE "person_identifiers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "persons" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"name" text,
	"named_at" timestamp with time zone,
	"phone" text,
	"phoned_at" timestamp with time zone,
	CONSTRAINT "persons_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "persons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "touches" (
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"conversation_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"reference_id" text NOT NULL,
	"click_id" text,
	"url" text,
	"headline" text,
	"body" text,
	"media_type" text,
	"platform" text,
	"ref" text,
	"opening" boolean DEFAULT false NOT NULL,
	CONSTRAINT "touches_workspace_id_connection_id_event_id_pk" PRIMARY KEY("workspace_id","connection_id","event_id"),
	CONSTRAINT "touches_kind" CHECK ("touches"."kind" in ('ad', 'post', 'link'))
);
--> statement-breakpoint
ALTER TABLE "touches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_counters" (
	"workspace_id" uuid NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"ad_id" text NOT NULL,
	"platform" text NOT NULL,
	"conversations" integer NOT NULL,
	CONSTRAINT "ad_counters_workspace_id_day_channel_ad_id_platform_pk" PRIMARY KEY("workspace_id","day","channel","ad_id","platform")
);
--> statement-breakpoint
ALTER TABLE "ad_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "source_counters" (
	"workspace_id" uuid NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"source" text NOT NULL,
	"conversations" integer NOT NULL,
	CONSTRAINT "source_counters_workspace_id_day_channel_source_pk" PRIMARY KEY("workspace_id","day","channel","source")
);
--> statement-breakpoint
ALTER TABLE "source_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"deed" text NOT NULL,
	"subject" text,
	"detail" jsonb,
	CONSTRAINT "audit_entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_routes" ADD CONSTRAINT "connection_routes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_secrets" ADD CONSTRAINT "connection_secrets_of_connection" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."connections"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_of_connection" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_identifiers" ADD CONSTRAINT "person_identifiers_of_person" FOREIGN KEY ("workspace_id","person_id") REFERENCES "public"."persons"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_keys_workspace" ON "api_keys" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "workspaces_slug" ON "workspaces" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "connection_secrets_connection" ON "connection_secrets" USING btree ("workspace_id","connection_id");--> statement-breakpoint
CREATE INDEX "deliveries_webhook" ON "deliveries" USING btree ("workspace_id","connection_id","webhook_id");--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("workspace_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "quarantined_events_once" ON "quarantined_events" USING btree ("workspace_id","connection_id","fingerprint");--> statement-breakpoint
CREATE INDEX "quarantined_events_received" ON "quarantined_events" USING btree ("workspace_id","received_at");--> statement-breakpoint
CREATE INDEX "conversations_started" ON "conversations" USING btree ("workspace_id","started_at","id");--> statement-breakpoint
CREATE INDEX "conversations_source" ON "conversations" USING btree ("workspace_id","source","started_at","id");--> statement-breakpoint
CREATE INDEX "conversations_channel" ON "conversations" USING btree ("workspace_id","channel","started_at","id");--> statement-breakpoint
CREATE INDEX "conversations_ad" ON "conversations" USING btree ("workspace_id","ad_id","started_at","id");--> statement-breakpoint
CREATE INDEX "conversations_person" ON "conversations" USING btree ("workspace_id","person_id","started_at");--> statement-breakpoint
CREATE INDEX "events_person" ON "events" USING btree ("workspace_id","person_id","at");--> statement-breakpoint
CREATE INDEX "events_conversation" ON "events" USING btree ("workspace_id","conversation_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "nodes_node" ON "nodes" USING btree ("workspace_id","connection_id","node_id");--> statement-breakpoint
CREATE INDEX "person_identifiers_person" ON "person_identifiers" USING btree ("workspace_id","person_id");--> statement-breakpoint
CREATE INDEX "touches_person" ON "touches" USING btree ("workspace_id","person_id","at");--> statement-breakpoint
CREATE INDEX "touches_conversation" ON "touches" USING btree ("workspace_id","conversation_id");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE POLICY "tenant" ON "connection_secrets" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "connections" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "deliveries" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ingest_turns" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "quarantined_events" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ads" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "conversations" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "events" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "nodes" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "person_identifiers" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "persons" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "touches" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_counters" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "source_counters" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_entries" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);