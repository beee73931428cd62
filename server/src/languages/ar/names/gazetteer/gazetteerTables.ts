/** The lexicons that make up the gazetteer, in order of preference: of two entries for one spelling, the first. */
import demonyms from '../lexicons/demonyms.tsv';
import events from '../lexicons/events.tsv';
import facilities from '../lexicons/facilities.tsv';
import familyNames from '../lexicons/family-names.tsv';
import firstNames from '../lexicons/first-names.tsv';
import laws from '../lexicons/laws.tsv';
import media from '../lexicons/media.tsv';
import organisationsArab from '../lexicons/organisations-arab.tsv';
import organisationsInternational from '../lexicons/organisations-international.tsv';
import organisationsMorocco from '../lexicons/organisations-morocco.tsv';
import organisationsWorld from '../lexicons/organisations-world.tsv';
import people from '../lexicons/people.tsv';
import placesCities from '../lexicons/places-cities.tsv';
import placesCountries from '../lexicons/places-countries.tsv';
import placesMorocco from '../lexicons/places-morocco.tsv';
import placesRegions from '../lexicons/places-regions.tsv';
import roles from '../lexicons/roles.tsv';
import works from '../lexicons/works.tsv';

export const GAZETTEER_TABLES: readonly string[] = [
  placesCountries,
  placesMorocco,
  placesCities,
  placesRegions,
  demonyms,
  people,
  organisationsArab,
  organisationsInternational,
  organisationsMorocco,
  organisationsWorld,
  media,
  facilities,
  events,
  laws,
  works,
  roles,
  firstNames,
  familyNames,
];
