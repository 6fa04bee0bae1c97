import Testing

@testable import Retrieval

@Suite struct `A site's robots.txt` {
  static let file = """
    # A file as sites have them
    Sitemap: https://example.org/map.xml
    User-agent: otherbot
    Disallow: /

    User-Agent: Depositary/2.0
    User-agent: foo
    Disallow: /private/
    Allow: /private/open
    Disallow: /*.pdf$
    Disallow: /a%3cd.html
    Crawl-delay: 2.5

    User-agent: *
    Disallow: /
    """

  @Test(arguments: [
    ("/", true), ("/news/1.html", true), ("/private/", false), ("/private/x", false),
    ("/private/open.html", true), ("/doc.pdf", false), ("/doc.pdf?x=1", true),
    ("/a%3Cd.html", false), ("/robots.txt", true), ("/PRIVATE/", true),
  ])
  func `binds the robot it names`(path: String, isAllowed: Bool) {
    #expect(RobotsRules(Self.file, for: "depositary").allows(path) == isAllowed)
  }

  @Test func `speaks to all others through the star`() {
    #expect(!RobotsRules(Self.file, for: "somebody").allows("/news"))
    #expect(RobotsRules(Self.file, for: "depositary").delay == 2.5)
    #expect(RobotsRules(Self.file, for: "somebody").delay == nil)
  }

  @Test(arguments: ["", "no colon\n:::\n", "Disallow: /\n", "User-agent: *\nDisallow:\n", "<html>"])
  func `that asks nothing allows everything`(file: String) {
    #expect(RobotsRules(file, for: "depositary").allows("/anything"))
  }

  /// The examples of RFC 9309, 5.2 and 2.2.2.
  @Test func `gives way to the longest match, and of equals to the one that allows`() {
    let rules = RobotsRules(
      """
      user-agent: depositary
      allow: /example/page/
      disallow: /example/page/disallowed.gif
      allow: /same
      disallow: /same
      """, for: "depositary")
    #expect(rules.allows("/example/page/x.gif"))
    #expect(!rules.allows("/example/page/disallowed.gif"))
    #expect(rules.allows("/same/thing"))
  }

  @Test func `is matched in time that its stars don't multiply`() {
    let pattern = String(repeating: "*a", count: 300) + "b"
    let rules = RobotsRules("user-agent: *\ndisallow: /\(pattern)", for: "depositary")
    #expect(rules.allows("/" + String(repeating: "a", count: 20_000)))
  }
}

@Suite struct `An internet address` {
  @Test(arguments: [
    "10.0.0.1", "127.0.0.1", "0.0.0.0", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "100.64.0.1", "192.0.2.7", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::",
    "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
    "64:ff9b::127.0.0.1", "2001:db8::1", "2002:7f00:1::", "example.org", "",
  ])
  func `of a private or reserved network is not public`(address: String) {
    #expect(!PublicAddress.isPublic(address))
  }

  @Test(arguments: [
    "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "::ffff:8.8.8.8",
    "2002:808:808::",
  ])
  func `of the public internet is`(address: String) {
    #expect(PublicAddress.isPublic(address))
  }
}

@Suite struct `An address to retrieve` {
  @Test(arguments: [
    ("example.org", "https://example.org/"),
    ("HTTP://Example.ORG:80/a b?q=1#top", "http://example.org/a%20b?q=1"),
    ("https://example.org:8443/x", "https://example.org:8443/x"),
    ("http://[::1]:8080/", "http://[::1]:8080/"),
  ])
  func `is written in one way`(text: String, expected: String) throws {
    #expect(try PageAddress(text).description == expected)
  }

  @Test(arguments: [
    "ftp://example.org/", "file:///etc/passwd", "https://", "https://user:pass@example.org/", "://",
  ])
  func `is refused where it is none`(text: String) {
    #expect { try PageAddress(text) } throws: {
      ($0 as? RetrievalFault)?.code == "bad-address"
    }
  }

  @Test func `leads on as a server says`() throws {
    let at = try PageAddress("https://example.org/a/b?c")
    #expect(try at.following("../d").description == "https://example.org/d")
    #expect(try at.following("//other.org/x").description == "https://other.org/x")
    #expect(throws: RetrievalFault.self) { try at.following("javascript:alert(1)") }
  }
}
