ALTER TABLE "person_identifiers" DROP CONSTRAINT "person_identifiers_of_person";
