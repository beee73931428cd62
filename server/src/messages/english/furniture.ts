/** Why a line is taken for page furniture, and no part of the article. */
export const FURNITURE = {
  'furniture.appAdvertisement': 'app advertisement',
  'furniture.byline': 'byline',
  'furniture.commentForm': 'comment form',
  'furniture.cookieNotice': 'cookie notice',
  'furniture.copyrightNotice': 'copyright notice',
  'furniture.navigation': 'navigation',
  'furniture.newsletter': 'newsletter',
  'furniture.readerCounts': 'reader counts',
  'furniture.readingList': 'reading list',
  'furniture.shareBar': 'share bar',
  'furniture.timeStamp': 'time stamp',
  'furniture.noWords': 'no words, only signs',
  'furniture.otherScript': 'a template line in another script',
  'source.line': 'the line “{line}”',
  'source.newsletter': 'the invitation to a newsletter: “{line}”',
  'furniture.repeats': 'a short line that repeats',
} as const;
