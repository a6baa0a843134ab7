CREATE TABLE "meta_app_pauses" (
	"app_id" text PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL
);
