"""What has to hold in a spec beyond its shape. Every rule reports into the document; none stops the others."""
